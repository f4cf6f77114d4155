using System.Text.RegularExpressions;
using ProviderKit.Description;
using ProviderKit.Values;
using Of = ProviderKit.Description.PropertiesOf<Provider.Tests.Behaviour.Kiosk>;

namespace Provider.Tests.Behaviour;

/// <summary>A made-up resource whose table uses every word of the vocabulary, so that the kit's laws don't lean on senders.</summary>
public sealed record Kiosk
{
    public string? KioskId { get; init; }

    public KioskPlace? Place { get; init; }

    public string? Pin { get; init; }

    public string? Method { get; init; }

    public string? Mood { get; init; }

    public int? Size { get; init; }

    public double? Rate { get; init; }

    public bool? Open { get; init; }

    public string? Picture { get; init; }

    public string? Motto { get; init; }

    public string? Hint { get; init; }

    public string? Paint { get; init; }

    public IReadOnlyList<KioskLink>? Links { get; init; }

    public IReadOnlyList<KioskStep>? Steps { get; init; }

    public string? Mode { get; init; }

    public string? Serial { get; init; }

    public string? Weather { get; init; }
}

public sealed record KioskPlace(string? Zone = null, string? Street = null, string? Key = null);

public sealed record KioskLink(string? Href = null, string? Note = null);

public sealed record KioskStep(string? Text = null, bool? Done = null);

internal static partial class KioskDescription
{
    public static EnumDescription Mode { get; } = new("demo:shop:Mode", "Modes.", [new("calm", "Calm."), new("busy", "Busy.")]);

    private static readonly EnumDescription Mood = new("demo:shop:Mood", "Moods.", [new("glad", "Glad."), new("sad", "Sad.")]);

    private static readonly ShapeDescription<KioskPlace> Place = new("demo:shop:Place", "A place.", new(),
    [
        PropertiesOf<KioskPlace>.Text("zone", p => p.Zone, (p, v) => p with { Zone = v }, "The zone.") with
            { FilledIn = _ => true, Removal = Removal.MeansNothing, Replacement = new(Identity: false, "Someone has to move the kiosk.") },
        PropertiesOf<KioskPlace>.Text("street", p => p.Street, (p, v) => p with { Street = v }, "The street.") with { Removal = Removal.Sends("") },
        PropertiesOf<KioskPlace>.Text("key", p => p.Key, (p, v) => p with { Key = v }, "The key.") with { Secret = true, Removal = Removal.Sends("") },
    ]);

    private static readonly ShapeDescription<KioskLink> Link = new("demo:shop:Link", "A link.", new(),
    [
        PropertiesOf<KioskLink>.Text("href", l => l.Href, (l, v) => l with { Href = v }, "Where to.") with { Required = true, Rules = [ValueRule.HttpUrl] },
        PropertiesOf<KioskLink>.Text("note", l => l.Note, (l, v) => l with { Note = v }, "A note.") with
            { NotKept = inputs => inputs["kioskId"].AsText()?.StartsWith("whatsapp:", StringComparison.Ordinal) == true, Removal = Removal.MeansNothing },
    ]);

    private static readonly ShapeDescription<KioskStep> Step = new("demo:shop:Step", "A step.", new(),
    [
        PropertiesOf<KioskStep>.Text("text", s => s.Text, (s, v) => s with { Text = v }, "What to do.") with { Required = true },
        PropertiesOf<KioskStep>.Boolean("done", s => s.Done, (s, v) => s with { Done = v }, "Whether it is done.") with { Removal = Removal.MeansNothing },
    ]);

    public static ResourceDescription<Kiosk> Resource { get; } = new(new("demo:shop:Kiosk", "A kiosk.", new(),
    [
        Of.Text("kioskId", k => k.KioskId, (k, v) => k with { KioskId = v }, "Which one.") with { Required = true, Replacement = new(Identity: true) },
        Of.Shape("place", Place, k => k.Place, (k, v) => k with { Place = v }, "Where."),
        Of.Text("pin", k => k.Pin, (k, v) => k with { Pin = v }, "The PIN.") with
            { WriteOnly = true, Secret = true, SentOnce = true, Removal = Removal.MeansNothing },
        Of.Enum("method", Mode, k => k.Method, (k, v) => k with { Method = v }, "How.") with
            { FilledIn = _ => true, Default = "calm", Removal = Removal.Sends("calm") },
        Of.OpenEnum("mood", Mood, k => k.Mood, (k, v) => k with { Mood = v }, "The mood.") with
            { MayReadEmpty = true, Removal = Removal.Sends(""), Rules = [ValueRule.Listed(Mood)] },
        Of.Integer("size", k => k.Size, (k, v) => k with { Size = v }, "How big.") with { Removal = Removal.Sends(0d), Rules = [ValueRule.AtLeast(1, " metres")] },
        Of.Number("rate", k => k.Rate, (k, v) => k with { Rate = v }, "How often."),
        Of.Boolean("open", k => k.Open, (k, v) => k with { Open = v }, "Whether it is open."),
        Of.Text("picture", k => k.Picture, (k, v) => k with { Picture = v }, "A picture.") with
            { Removal = Removal.Sends(""), IsCopy = (_, live) => live.StartsWith("copy:", StringComparison.Ordinal) },
        Of.Text("motto", k => k.Motto, (k, v) => k with { Motto = v }, "The motto, which can't be cleared."),
        Of.Text("hint", k => k.Hint, (k, v) => k with { Hint = v }, "A hint.") with { Removal = Removal.Sends(NullValue.Instance) },
        Of.Text("paint", k => k.Paint, (k, v) => k with { Paint = v }, "The colour.") with
            { CaseInsensitive = true, Removal = Removal.Sends(""), Rules = [ValueRule.Matching(Colour, "must be a colour")] },
        Of.List("links", Link, "href", k => k.Links, (k, v) => k with { Links = v }, "Links.") with { Removal = Removal.Sends(PropertyList.Empty) },
        Of.List("steps", Step, null, k => k.Steps, (k, v) => k with { Steps = v }, "Steps.") with { Removal = Removal.Sends(PropertyList.Empty) },
        Of.Enum("mode", Mode, k => k.Mode, (k, v) => k with { Mode = v }, "How the provider goes about it.") with
            { Local = true, Default = "calm", Removal = Removal.MeansNothing },
        Of.Text("serial", k => k.Serial, (k, v) => k with { Serial = v }, "The serial number.") with { OutputOnly = true, AlwaysThere = true, Stable = true },
        Of.Text("weather", k => k.Weather, (k, v) => k with { Weather = v }, "The weather.") with { OutputOnly = true },
    ]));

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour { get; }
}
