namespace ProviderKit.Values;

/// <summary>
/// A value that must never be shown. Made only through <see cref="Of"/>, which keeps one envelope where there were several.
/// </summary>
public sealed record SecretValue : PropertyValue
{
    private SecretValue(PropertyValue inner) => Inner = inner;

    public PropertyValue Inner { get; }

    public static SecretValue Of(PropertyValue value) => value as SecretValue ?? new SecretValue(value);

    public override string ToString() => "[secret]";
}
