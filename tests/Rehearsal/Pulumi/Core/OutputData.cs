using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: a value, and what is known about it.</summary>
readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public OutputData<TOther> With<TOther>(TOther value) => new(Resources, value, IsKnown, IsSecret);
}

static class OutputData
{
    public static OutputData<T> Known<T>(T value, bool isSecret = false) => new([], value, IsKnown: true, isSecret);

    public static OutputData<T> Unknown<T>(bool isSecret = false) => new([], default!, IsKnown: false, isSecret);
}
