using System.Text.RegularExpressions;
using ProviderKit.Description;
using PulumiTwilioSenders.Configuration;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.House;

/// <summary>How files and names look.</summary>
public partial class StyleTests
{
    private static readonly string[] Written = ["provider", "sdk/generator", "tests", "examples"];

    /// <summary>What a Pulumi SDK has under these names must be found under them.</summary>
    private static readonly string[] NamedByPulumi = ["OutputUtilities", "Utilities"];

    private static IEnumerable<SourceText> Sources => Written.SelectMany(folder => Repository.Files(folder));

    [Fact]
    public void No_file_has_more_than_300_lines() => Offenders.None(
        Sources.Where(f => f.Lines.Length > 301).Select(f => $"{f.Path}: {f.Lines.Length - 1} lines"));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Offenders.None(
        from file in Sources
        from Match type in TypeName.Matches(file.Text)
        where Vague.IsMatch(type.Groups["name"].Value) && !NamedByPulumi.Contains(type.Groups["name"].Value)
        where !(file.Path.StartsWith("tests/Rehearsal", StringComparison.Ordinal) && type.Groups["name"].Value.EndsWith("Service", StringComparison.Ordinal))
        select $"{file.Path}: {type.Groups["name"].Value}");

    [Fact]
    public void A_file_has_the_name_of_its_owner() => Offenders.None(
        from file in Repository.Files("provider").Concat(Repository.Files("tests/Provider.Tests"))
        let types = TopLevelType.Matches(file.Text).Select(m => m.Groups["name"].Value).ToList()
        where types.Count > 0 && !types.Contains(file.Name.Split('.')[0])
        select $"{file.Path} has {string.Join(", ", types)}");

    [Fact]
    public void Public_types_say_what_they_are() => Offenders.None(
        from file in Repository.Files("provider/ProviderKit").Concat(Repository.Files("provider/TwilioApi"))
        from index in Enumerable.Range(1, file.Lines.Length - 1)
        where PublicType.IsMatch(file.Lines[index])
        let before = file.Lines[..index].Last(l => !l.StartsWith('['))
        where !before.StartsWith("///", StringComparison.Ordinal)
        select $"{file.Path}:{index + 1}: {file.Lines[index]}");

    [Fact]
    public void A_property_is_named_in_its_table_alone()
    {
        var names = Names(SenderDescription.Resource.Shape).Concat(Names(SettingsDescription.Shape)).ToHashSet();
        Offenders.None(
            from file in Repository.Files("provider")
            where !file.Name.EndsWith("Description.cs", StringComparison.Ordinal) && !file.Name.EndsWith("Descriptions.cs", StringComparison.Ordinal)
            let isOurs = file.Path.StartsWith("provider/PulumiTwilioSenders/", StringComparison.Ordinal)
            from Match text in Literal.Matches(file.Text)
            let name = text.Groups[1].Value
            where names.Contains(name) && (isOurs || name.Any(char.IsUpper))
            select $"{file.Path}: \"{name}\"");
    }

    [Fact]
    public void Nothing_names_a_place_on_the_machine_it_was_written_on() => Offenders.None(
        from file in Repository.Files("", "*")
        where file.Name != ".git" && Binary.All(ending => !file.Name.EndsWith(ending, StringComparison.Ordinal))
        from line in file.Where(l => Place.IsMatch(l))
        select line);

    [Fact]
    public void Nothing_is_left_to_do() => Offenders.None(
        Sources.SelectMany(f => f.Where(l => Unfinished.IsMatch(l))));

    [Fact]
    public void No_test_is_skipped() => Offenders.None(
        Repository.Files("tests").SelectMany(f => f.Where(l => Skips.IsMatch(l))));

    private static readonly string[] Binary = [".png", ".gz", ".zip", ".dll", ".nupkg"];

    private static IEnumerable<string> Names(ShapeDescription shape) => shape.Properties.SelectMany(p => Names(p.Type).Prepend(p.Name));

    private static IEnumerable<string> Names(TypeDescription type) => type switch
    {
        ShapeType shaped => Names(shaped.Shape),
        ListType list => Names(list.Item),
        _ => [],
    };

    private const string Declaration = @"(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref)\s+)*(?:class|record(?:\s+struct)?|struct|interface|enum)\s+(?<name>\w+)";

    [GeneratedRegex(@"^\s*" + Declaration, RegexOptions.Multiline)]
    private static partial Regex TypeName { get; }

    [GeneratedRegex("^" + Declaration, RegexOptions.Multiline)]
    private static partial Regex TopLevelType { get; }

    [GeneratedRegex(@"^public .*\b(class|record|struct|interface|enum) \w")]
    private static partial Regex PublicType { get; }

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilit(y|ies)|Base|Common|Service|Misc|Stuff|Info)$")]
    private static partial Regex Vague { get; }

    [GeneratedRegex(@"(?<![\w@$])""(\w+)""")]
    private static partial Regex Literal { get; }

    [GeneratedRegex(@"(^|[\s""'(=])(/wor[k]/|/roo[t]/|/hom[e]/\w+/|[A-Z]:\\User[s]\\)|\.\./share[d]\b")]
    private static partial Regex Place { get; }

    [GeneratedRegex("\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b|NotImplemented" + "Exception")]
    private static partial Regex Unfinished { get; }

    [GeneratedRegex(@"\[(Fact|Theory|Property)\(.*\bSkip\b")]
    private static partial Regex Skips { get; }
}
