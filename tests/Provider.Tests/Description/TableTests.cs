using System.Text.RegularExpressions;
using Provider.Tests.House;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using PulumiTwilioSenders.Configuration;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.Description;

/// <summary>What must hold of any line in the product's tables.</summary>
public partial class TableTests
{
    private static readonly IReadOnlyList<(ShapeDescription Shape, PropertyDescription Property)> Lines =
        [.. Of(SenderDescription.Resource.Shape), .. Of(SettingsDescription.Shape)];

    [Fact]
    public void Names_are_in_camel_case_and_said_once() => Offenders.None(
        Lines.Where(l => !CamelCase.IsMatch(l.Property.Name)).Select(Name)
            .Concat(Lines.GroupBy(Name).Where(g => g.Count() > 1).Select(g => g.Key)));

    [Fact]
    public void Descriptions_are_sentences() => Offenders.None(
        Lines.Where(l => !l.Property.Doc.EndsWith('.') || char.IsLower(l.Property.Doc[0])).Select(Name));

    [Fact]
    public void A_list_is_told_apart_by_a_required_property_of_its_items() => Offenders.None(
        from line in Lines
        where line.Property.Type is ListType { Key: not null }
        let list = (ListType)line.Property.Type
        where ((ShapeType)list.Item).Shape.Find(list.Key!) is not { Declaration.IsRequired: true }
        select Name(line));

    [Fact]
    public void A_default_is_a_value_that_the_property_accepts() => Offenders.None(
        from line in Lines
        where line.Property.Declaration.Default is not null && (line.Property.Type is not EnumType type || type.Enum.Cases.All(c => c.Value != line.Property.Declaration.Default))
        select Name(line));

    [Fact]
    public void What_is_set_instead_of_clearing_a_property_is_its_default() => Offenders.None(
        from line in Lines
        where line.Property.Removal is Removal.SetsCase sets && sets.Value.AsText() != line.Property.Declaration.Default
        select Name(line));

    [Fact]
    public void What_is_sent_once_or_kept_secret_is_never_read_back_from_the_service() => Offenders.None(
        Of(SenderDescription.Resource.Shape).Where(l => (l.Property.Declaration.Once || l.Property.Secret) && !l.Property.ReadBack.IsNever).Select(Name));

    [Fact]
    public void An_output_is_nothing_else() => Offenders.None(
        Lines.Where(l => l.Property is { Declaration.IsOutput: true, Replacement: not null } or { Declaration: { IsOutput: false, IsStable: true } }).Select(Name));

    [Fact]
    public void Only_the_sid_and_the_address_are_stable() => Assert.Equal(
        ["sid", "url"], SenderDescription.Resource.Shape.Properties.Where(p => p.Declaration.IsStable).Select(p => p.Name));

    [Theory]
    [InlineData("accountSid", "TWILIO_ACCOUNT_SID")]
    [InlineData("authToken", "TWILIO_AUTH_TOKEN")]
    [InlineData("apiKey", "TWILIO_API_KEY")]
    [InlineData("apiSecret", "TWILIO_API_SECRET")]
    [InlineData("region", "TWILIO_REGION")]
    [InlineData("edge", "TWILIO_EDGE")]
    [InlineData("baseUrl", "TWILIO_SENDERS_BASE_URL")]
    [InlineData("previewOnly", "TWILIO_PREVIEW_ONLY")]
    [InlineData("maxRetries", null)]
    [InlineData("maxConcurrentRequests", null)]
    [InlineData("maxConcurrentRegistrations", null)]
    [InlineData("pollInterval", null)]
    public void Configuration_comes_from_its_variable(string name, string? variable)
    {
        Assert.Equal(variable, SettingsDescription.Shape.Find(name)!.Environment);
        var found = ConfigurationRules.FromEnvironment(SettingsDescription.Shape, asked => asked == variable ? " x " : null);
        Assert.Equal(variable is null ? PropertyMap.Empty : PropertyMap.Of((name, "x")), found);
    }

    private static string Name((ShapeDescription Shape, PropertyDescription Property) line) => $"{line.Shape.Token}.{line.Property.Name}";

    private static IEnumerable<(ShapeDescription Shape, PropertyDescription Property)> Of(ShapeDescription shape) => shape.Properties.SelectMany(p => p.Type switch
    {
        ShapeType shaped => Of(shaped.Shape).Prepend((shape, p)),
        ListType { Item: ShapeType item } => Of(item.Shape).Prepend((shape, p)),
        _ => [(shape, p)],
    });

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex CamelCase { get; }
}
