using System.Text.RegularExpressions;

namespace Provider.Tests.House;

/// <summary>Who may know whom.</summary>
public partial class DependencyTests
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Values"] = [],
        ["Wire"] = ["Values"],
        ["Description"] = ["Values"],
        ["Behaviour"] = ["Values", "Description"],
        ["Lifecycle"] = ["Values", "Description", "Behaviour"],
        ["Host"] = ["Values", "Wire", "Description", "Behaviour", "Lifecycle"],
    };

    [Fact]
    public void A_folder_of_the_kit_knows_only_the_folders_below_it() => Offenders.None(
        from file in Repository.Files("provider/ProviderKit")
        let own = file.Path.Split('/')[2]
        from name in KitNamespace.Matches(file.Text).Select(m => m.Groups[1].Value)
        where name != own && !Known[own].Contains(name)
        select $"{file.Path} knows {name}");

    [Fact]
    public void Every_folder_of_the_kit_is_known() => Offenders.None(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "provider/ProviderKit")).Select(d => Path.GetFileName(d)!).Except(Known.Keys).Except(["bin", "obj"]));

    [Fact]
    public void A_namespace_is_the_files_folder() => Offenders.None(
        from file in Repository.Files("provider").Concat(Repository.Files("tests/Provider.Tests"))
        where file.Name != "Program.cs"
        let expected = file.Folder.Replace("provider/", "", Exact).Replace("tests/", "", Exact).Replace('/', '.')
        where !file.Text.Contains($"\nnamespace {expected};", Exact) && !file.Text.StartsWith($"namespace {expected};", Exact)
        select $"{file.Path} isn't in {expected}");

    [Fact]
    public void The_kit_never_speaks_of_a_service() => Offenders.None(
        Repository.Files("provider/ProviderKit").SelectMany(f => f.Where(ServiceWord.IsMatch)));

    [Fact]
    public void The_api_client_never_speaks_of_pulumi() => Offenders.None(
        Repository.Files("provider/TwilioApi").Concat(Repository.Files("provider/TwilioApi", "*.csproj"))
            .SelectMany(f => f.Where(l => l.Contains("pulumi", StringComparison.OrdinalIgnoreCase) || l.Contains("ProviderKit", Exact))));

    [Fact]
    public void Protobuf_stays_at_the_wire_and_the_host() => Offenders.None(
        Repository.Files("provider")
            .Where(f => !f.Path.StartsWith("provider/ProviderKit/Wire/", Exact) && !f.Path.StartsWith("provider/ProviderKit/Host/", Exact))
            .SelectMany(f => f.Where(l => l.Contains("Google.Protobuf", Exact) || l.Contains("Pulumirpc", Exact) || l.Contains("Grpc.", Exact))));

    [Fact]
    public void Http_is_spoken_by_the_api_client_alone() => Offenders.None(
        Repository.Files("provider")
            .Where(f => !f.Path.StartsWith("provider/TwilioApi/", Exact))
            .SelectMany(f => f.Where(l => HttpWord.IsMatch(l))));

    [Fact]
    public void The_emulator_takes_nothing_from_the_provider() => Offenders.None(
        Repository.Files("tests/TwilioEmulator").Concat(Repository.Files("tests/TwilioEmulator", "*.csproj"))
            .SelectMany(f => f.Where(l => ProviderProject.IsMatch(l))));

    [Fact]
    public void Only_the_program_touches_the_console() => Offenders.None(
        Repository.Files("provider")
            .Where(f => f.Name != "Program.cs")
            .SelectMany(f => f.Where(l => ConsoleWord.IsMatch(l))));

    [GeneratedRegex(@"\bProviderKit\.(Values|Wire|Description|Behaviour|Lifecycle|Host)\b")]
    private static partial Regex KitNamespace { get; }

    [GeneratedRegex("twilio|whatsapp|\\brcs\\b|\\bsenders?\\b|senderId|webhook|\\bwaba", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceWord { get; }

    [GeneratedRegex(@"\bSystem\.Net\.Http\b|\bHttp(Client|Method|Content|RequestMessage|ResponseMessage|MessageHandler)\b")]
    private static partial Regex HttpWord { get; }

    [GeneratedRegex(@"^using (TwilioApi|ProviderKit|PulumiTwilioSenders)\b|ProjectReference.*provider/")]
    private static partial Regex ProviderProject { get; }

    [GeneratedRegex(@"\bConsole\.(Out|Error|Write|WriteLine|Read|ReadLine|OpenStandard\w+|In)\b")]
    private static partial Regex ConsoleWord { get; }
}
