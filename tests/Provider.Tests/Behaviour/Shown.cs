using Google.Protobuf;
using ProviderKit.Values;
using ProviderKit.Wire;

namespace Provider.Tests.Behaviour;

/// <summary>Values as text that a person can compare.</summary>
internal static class Shown
{
    public static string Text(PropertyMap map) => JsonFormatter.Default.Format(StructEncoder.Encode(map))
        .Replace("\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\", \"value\"", "SECRET", StringComparison.Ordinal)
        .Replace("\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "UNKNOWN", StringComparison.Ordinal);

    public static void Same(PropertyMap expected, PropertyMap actual) =>
        Assert.True(expected.Equals(actual), $"Expected: {Text(expected)}\nActual:   {Text(actual)}");
}
