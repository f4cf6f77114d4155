using System.Collections.Concurrent;

namespace TwilioEmulator.Control;

/// <summary>Gates by name, for those who reach the emulator over HTTP only.</summary>
public sealed class Gates
{
    readonly ConcurrentDictionary<string, Gate> gates = new();

    /// <summary>The gate of this name; a closed one is made if there is none.</summary>
    public Gate this[string name] => gates.GetOrAdd(name, _ => new Gate());

    internal bool Release(string name)
    {
        if (!gates.TryRemove(name, out var gate))
            return false;
        gate.Release();
        return true;
    }
}
