namespace Rehearsal.Operations;

/// <summary>What happens to a resource.</summary>
internal enum Op
{
    Same, Create, Update, Delete, Replace, CreateReplacement, DeleteReplaced, Read, Refresh, Import,
}
