namespace Rehearsal.Configuration;

/// <summary>One value of the stack configuration in clear; structured values are JSON text.</summary>
internal sealed record ConfigEntry(string Key, string Value, bool Secret)
{
    public string Namespace => Key[..Key.IndexOf(':', StringComparison.Ordinal)];

    public string Name => Key[(Key.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
