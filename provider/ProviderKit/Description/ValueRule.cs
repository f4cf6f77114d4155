using System.Globalization;
using System.Text.RegularExpressions;
using ProviderKit.Values;

namespace ProviderKit.Description;

/// <summary>A condition on a plain, known value of the right type.</summary>
/// <param name="Broken">What is wrong, to follow the property's path ("must be …"); null when nothing is. Never holds the value.</param>
/// <param name="Warns">The value is let through and the user is told.</param>
public sealed record ValueRule(Func<PropertyValue, string?> Broken, bool Warns = false)
{
    /// <summary>A value that breaks the rule may hold a credential (a URL with a password, say), so it isn't printed.</summary>
    public bool Conceals { get; init; }

    /// <summary>What was probably meant by a text that breaks the rule, as a sentence; told only where the value is no secret.</summary>
    public Func<string, string?>? Meant { get; init; }

    /// <summary>Whether the rule counts for a resource with these inputs; null for always.</summary>
    public Func<PropertyMap, bool>? When { get; init; }

    public static ValueRule HttpUrl { get; } = Text(
        text => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
            && !text.Any(char.IsWhiteSpace),
        "must be a URL that starts with http:// or https://");

    public static ValueRule Matching(Regex form, string expectation) => Text(form.IsMatch, expectation);

    public static ValueRule Text(Func<string, bool> holds, string expectation) =>
        new(value => value is TextValue text && !holds(text.Value) ? expectation : null);

    /// <summary>Giving the property at all is worth a warning.</summary>
    public static ValueRule Pointless(string why) => new(_ => why, Warns: true);

    public static ValueRule AtLeast(double least, string unit) =>
        new(value => value is NumberValue number && number.Value < least
            ? string.Create(CultureInfo.InvariantCulture, $"must be {least}{unit} or more")
            : null);

    public static ValueRule AtMost(double most, string unit) =>
        new(value => value is NumberValue number && number.Value > most
            ? string.Create(CultureInfo.InvariantCulture, $"must be {most}{unit} or less")
            : null);

    /// <summary>A limit that isn't the service's own: over it the user is warned.</summary>
    public static ValueRule AtMostCharacters(int most, string whose) =>
        new(value => value is TextValue text && text.Value.Length > most
            ? $"is {text.Value.Length} characters long; {whose} keeps {most} at most"
            : null, Warns: true);

    /// <summary>A limit that isn't the service's own: over it the user is warned.</summary>
    public static ValueRule AtMostItems(int most, string whose) =>
        new(value => value is ListValue list && list.Items.Count > most
            ? $"has {list.Items.Count} items; {whose} keeps {most} at most"
            : null, Warns: true);

    public static ValueRule Listed(EnumDescription known) =>
        new(value => value is TextValue text && known.Cases.All(c => c.Value != text.Value)
            ? "is none of the values known to this version; it is sent as it is"
            : null, Warns: true);
}
