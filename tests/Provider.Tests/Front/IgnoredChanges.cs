using Google.Protobuf.WellKnownTypes;

namespace Provider.Tests.Front;

/// <summary>What the engine does with ignoreChanges before Check: the old input is put back. Names and <c>*</c> between dots.</summary>
internal static class IgnoredChanges
{
    public static Struct PutBack(Struct program, Struct? olds, IEnumerable<string> paths)
    {
        var result = program.Clone();
        if (olds is null)
            return result;
        foreach (var path in paths)
            PutBack(result, olds, path.Split('.'));
        return result;
    }

    private static void PutBack(Struct program, Struct olds, ReadOnlySpan<string> path)
    {
        var names = path[0] == "*" ? program.Fields.Keys.Union(olds.Fields.Keys).ToList() : [path[0]];
        foreach (var name in names)
        {
            var (now, old) = (program.Fields.GetValueOrDefault(name), olds.Fields.GetValueOrDefault(name));
            if (path.Length > 1 && now?.StructValue is { } inner && old?.StructValue is { } outer)
                PutBack(inner, outer, path[1..]);
            else if (path.Length == 1 && old is null)
                program.Fields.Remove(name);
            else if (path.Length == 1)
                program.Fields[name] = old!.Clone();
        }
    }
}
