using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;

namespace Provider.Tests.Behaviour;

/// <summary>A made-up resource whose table uses every word of the vocabulary, so that the kit's laws don't lean on senders.</summary>
internal static partial class Kiosk
{
    public static EnumDescription Mode { get; } = new("demo:shop:Mode", "Modes.", [new("calm", "Calm."), new("busy", "Busy.")]);

    private static readonly EnumDescription Mood = new("demo:shop:Mood", "Moods.", [new("glad", "Glad."), new("sad", "Sad.")]);

    private static readonly SettingsShape Place = new("demo:shop:Place", "A place.",
    [
        Text("zone", "The zone.") with
        {
            ReadBack = ReadBack.AsSent with { FilledInOn = _ => true }, Removal = Removal.MeansNothing,
            Replacement = new(Identity: false, "Someone has to move the kiosk."),
        },
        Text("street", "The street.") with { Removal = Removal.Clears },
        Text("key", "The key.") with { Secret = true, Removal = Removal.Clears },
    ]);

    private static readonly SettingsShape Link = new("demo:shop:Link", "A link.",
    [
        Text("href", "Where to.") with { Declaration = Declaration.Required, Rules = [ValueRule.HttpUrl] },
        Text("note", "A note.") with { ReadBack = ReadBack.AsSent with { NotKeptOn = IsMobile }, Removal = Removal.Clears },
    ]);

    private static readonly SettingsShape Step = new("demo:shop:Step", "A step.",
    [
        Text("text", "What to do.") with { Declaration = Declaration.Required },
        new("done", new BooleanType(), "Whether it is done.") { Removal = Removal.MeansNothing },
    ]);

    public static ResourceDescription Resource { get; } = new KioskDescription(new("demo:shop:Kiosk", "A kiosk.",
    [
        Text("kioskId", "Which one.") with { Declaration = Declaration.Required, Replacement = new(Identity: true) },
        new("place", new ShapeType(Place), "Where.") { Declaration = Declaration.Optional with { KeepsRest = true } },
        Text("pin", "The PIN.") with
        {
            Declaration = Declaration.Optional with { Once = true, SentAs = pin => pin.Trim() }, ReadBack = ReadBack.Never, Secret = true, Removal = Removal.MeansNothing,
        },
        new("method", new EnumType(Mode, Open: false), "How.")
        {
            Declaration = Declaration.Optional with { Default = "calm" }, ReadBack = ReadBack.AsSent with { FilledInOn = _ => true }, Removal = Removal.Sets("calm"),
        },
        new("mood", new EnumType(Mood, Open: true), "The mood.") { ReadBack = ReadBack.Sometimes, Removal = Removal.Clears, Rules = [ValueRule.Listed(Mood)] },
        new("size", new IntegerType(), "How big.") { Removal = Removal.Clears, Rules = [ValueRule.AtLeast(1, " metres")] },
        new("rate", new NumberType(), "How often."),
        new("open", new BooleanType(), "Whether it is open."),
        Text("picture", "A picture.") with
            { Removal = Removal.Clears, ReadBack = ReadBack.AsSent with { IsCopy = text => text.StartsWith("copy:", StringComparison.Ordinal) } },
        Text("motto", "The motto, which can't be cleared."),
        Text("hint", "A hint.") with { Removal = Removal.Clears },
        Text("paint", "The colour.") with
        {
            ReadBack = ReadBack.AsSent with { Compared = text => text.ToUpperInvariant() }, Removal = Removal.Clears,
            Rules = [ValueRule.Matching(Colour, "must be a colour")],
        },
        new("links", new ListType(new ShapeType(Link), "href"), "Links.") { Removal = Removal.Clears },
        new("steps", new ListType(new ShapeType(Step), null), "Steps.") { Removal = Removal.Clears },
        new("mode", new EnumType(Mode, Open: false), "How the provider goes about it.")
            { Declaration = Declaration.Local with { Default = "calm" }, Removal = Removal.MeansNothing },
        Text("wheels", "For mobile ones.") with { ReadBack = ReadBack.AsSent with { NotKeptOn = inputs => !IsMobile(inputs) }, Removal = Removal.Clears },
        Text("plate", "The plate at the door, which a smith makes.") with
        {
            Declaration = Declaration.Optional with { AloneOn = inputs => !IsMobile(inputs) },
            ReadBack = ReadBack.AsSent with { ComingOn = (text, outputs) => outputs["nextPlate"].AsText() == text },
        },
        Text("serial", "The serial number.") with { Declaration = Declaration.OutputAlways with { IsStable = true } },
        Text("weather", "The weather.") with { Declaration = Declaration.Output },
        Text("nextPlate", "The plate that the smith is making.") with { Declaration = Declaration.Output },
    ]));

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour { get; }

    private static Setting Text(string name, string doc) => new(name, new TextType(), doc);

    private static bool IsMobile(PropertyMap inputs) => inputs["kioskId"].AsText()?.StartsWith("whatsapp:", StringComparison.Ordinal) == true;

    private sealed record KioskDescription(SettingsShape Bound) : ResourceDescription
    {
        public override ShapeDescription Shape => Bound;
    }
}
