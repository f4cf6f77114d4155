using System.Globalization;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// Reads configuration values that came as text: stack configuration is always text, and SDKs send numbers and booleans as
/// JSON text. A text that doesn't fit stays a text, for the check to report.
/// </summary>
internal static class TextReader
{
    public static PropertyValue Read(TypeDescription type, PropertyValue value) => (type, value) switch
    {
        (_, SecretValue secret) => SecretValue.Of(Read(type, secret.Inner)),
        (IntegerType or NumberType, TextValue text)
            when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new NumberValue(number),
        (BooleanType, TextValue text) when bool.TryParse(text.Value, out var flag) => new BoolValue(flag),
        (BooleanType, TextValue { Value: "1" }) => new BoolValue(true),
        (BooleanType, TextValue { Value: "0" }) => new BoolValue(false),
        (TextType or EnumType, NumberValue number) => new TextValue(number.Value.ToString("R", CultureInfo.InvariantCulture)),
        _ => value,
    };
}
