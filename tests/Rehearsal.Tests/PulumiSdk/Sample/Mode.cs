using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

[EnumType]
readonly struct Mode : IEquatable<Mode>
{
    readonly string value;

    Mode(string value) => this.value = value;

    public static Mode Fast { get; } = new("fast");

    public static Mode Slow { get; } = new("slow");

    public static explicit operator string(Mode mode) => mode.value;

    public static bool operator ==(Mode left, Mode right) => left.Equals(right);

    public static bool operator !=(Mode left, Mode right) => !left.Equals(right);

    public bool Equals(Mode other) => value == other.value;

    public override bool Equals(object? obj) => obj is Mode other && Equals(other);

    public override int GetHashCode() => value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => value;
}
