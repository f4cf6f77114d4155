namespace ProviderKit.Wire;

/// <summary>A message that doesn't follow the property encoding.</summary>
internal sealed class WireFormatException(string message) : FormatException(message);
