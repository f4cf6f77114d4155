using Rehearsal.Operations;

namespace Rehearsal.Display;

/// <summary>The CLI's signs and words for operations.</summary>
internal static class OpWords
{
    public static string Sign(Op op) => op switch
    {
        Op.Create => "+",
        Op.Update or Op.Refresh => "~",
        Op.Delete => "-",
        Op.Replace => "+-",
        Op.CreateReplacement => "++",
        Op.DeleteReplaced => "--",
        Op.Read => ">",
        Op.Import => "=",
        _ => "",
    };

    public static string Verb(Op op, bool preview) => op switch
    {
        Op.Create => preview ? "create" : "created",
        Op.Update => preview ? "update" : "updated",
        Op.Refresh => preview ? "refresh: update" : "refreshed: updated",
        Op.Delete => preview ? "delete" : "deleted",
        Op.Replace => preview ? "replace" : "replaced",
        Op.CreateReplacement => preview ? "create replacement" : "created replacement",
        Op.DeleteReplaced => preview ? "delete original" : "deleted original",
        Op.Read => "read",
        Op.Import => preview ? "import" : "imported",
        _ => "",
    };

    /// <summary>A replacement counts once, not as its two halves.</summary>
    public static bool IsCounted(Op op) => op is not (Op.CreateReplacement or Op.DeleteReplaced or Op.Read);

    public static string Count(Op op, int count, bool preview) => op == Op.Same
        ? $"{count} unchanged"
        : $"{Sign(op)} {count} {(preview ? "to " + Verb(op, true) : Verb(op, false))}";
}
