using System.Collections.Concurrent;
using Pulumirpc;
using Rehearsal.Monitor;
using Rehearsal.Operations;
using Rehearsal.State;

namespace Rehearsal.Steps;

/// <summary>Finds the old state of a resource, under its own URN or under an alias.</summary>
internal sealed class FormerNames(Deployment deployment)
{
    // Components and reads look names up beside the planning of other resources.
    readonly ConcurrentDictionary<string, string> renamed = new(StringComparer.Ordinal);

    public ResourceState? Find(Goal goal, string urn)
    {
        foreach (var candidate in Candidates(goal, urn))
            if (deployment.Snapshot.Remaining.FirstOrDefault(state => state.Urn == candidate && !state.Delete) is { } old)
            {
                if (candidate != urn)
                    renamed[urn] = candidate;
                return old;
            }
        return null;
    }

    IEnumerable<string> Candidates(Goal goal, string urn)
    {
        yield return urn;
        foreach (var alias in goal.Aliases)
            yield return alias.AliasCase == Alias.AliasOneofCase.Urn ? alias.Urn : OfSpec(alias.Spec, goal);
        if (renamed.TryGetValue(goal.Parent, out var formerParent))
            yield return deployment.Stack.UrnOf(formerParent, goal.Type, goal.Name);
    }

    string OfSpec(Alias.Types.Spec spec, Goal goal)
    {
        var parent = spec.ParentCase switch
        {
            Alias.Types.Spec.ParentOneofCase.ParentUrn => spec.ParentUrn,
            Alias.Types.Spec.ParentOneofCase.NoParent when spec.NoParent => "",
            _ => goal.Parent,
        };
        return Urn.Of(
            Or(spec.Stack, deployment.Stack.Stack), Or(spec.Project, deployment.Stack.Project), parent,
            Or(spec.Type, goal.Type), Or(spec.Name, goal.Name));
    }

    static string Or(string given, string otherwise) => given.Length > 0 ? given : otherwise;
}
