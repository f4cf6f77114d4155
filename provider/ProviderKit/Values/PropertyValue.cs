namespace ProviderKit.Values;

/// <summary>
/// A property value as Pulumi knows it: a closed set of cases, immutable and structurally equal.
/// Unknown values (in previews) and secrets are cases like any other, so only code that handles values meets them.
/// </summary>
public abstract record PropertyValue
{
    private protected PropertyValue()
    {
    }

    public static implicit operator PropertyValue(string value) => new TextValue(value);

    public static implicit operator PropertyValue(bool value) => new BoolValue(value);

    public static implicit operator PropertyValue(double value) => new NumberValue(value);

    public static implicit operator PropertyValue(PropertyMap value) => new ObjectValue(value);

    public static implicit operator PropertyValue(PropertyList value) => new ListValue(value);
}

/// <summary>Nothing, said on purpose.</summary>
public sealed record NullValue : PropertyValue
{
    public static NullValue Instance { get; } = new();
}

/// <summary>A value that is not known yet: it depends on something that a preview doesn't create.</summary>
public sealed record UnknownValue : PropertyValue
{
    public static UnknownValue Instance { get; } = new();
}

/// <summary>True or false.</summary>
public sealed record BoolValue(bool Value) : PropertyValue;

/// <summary>A double, as on the wire: integers beyond 2^53 lose precision, so identifiers are texts.</summary>
public sealed record NumberValue(double Value) : PropertyValue;

/// <summary>A text; may be empty.</summary>
public sealed record TextValue(string Value) : PropertyValue;

/// <summary>Values in their order.</summary>
public sealed record ListValue(PropertyList Items) : PropertyValue;

/// <summary>Values by name.</summary>
public sealed record ObjectValue(PropertyMap Properties) : PropertyValue;

/// <summary>A reference to another resource of the stack.</summary>
public sealed record ResourceReferenceValue(string Urn, PropertyMap Details) : PropertyValue;

/// <summary>A file's text, path or URI; <paramref name="Details"/> keeps the fields as they came.</summary>
public sealed record AssetValue(PropertyMap Details) : PropertyValue;

/// <summary>A collection of assets; <paramref name="Details"/> keeps the fields as they came.</summary>
public sealed record ArchiveValue(PropertyMap Details) : PropertyValue;

/// <summary>Bytes that are no text, kept in base64 as they travel.</summary>
public sealed record BytesValue(string Base64) : PropertyValue;
