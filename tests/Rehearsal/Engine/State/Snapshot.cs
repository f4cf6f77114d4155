using System.Collections.Immutable;

namespace Rehearsal.State;

/// <summary>The state of a stack while an operation changes it: what was, what has been decided since, what is over.</summary>
internal sealed class Snapshot(IReadOnlyList<ResourceState> before, Action<IReadOnlyList<ResourceState>> save)
{
    readonly Lock turn = new();
    readonly List<ResourceState> olds = [.. before];
    readonly List<ResourceState> news = [];

    /// <summary>What was there before, in the order of creation, minus what has been replaced by a newer state or deleted.</summary>
    public IReadOnlyList<ResourceState> Remaining { get { lock (turn) return [.. olds]; } }

    /// <summary>The newest knowledge about everything: new states first, then whatever was not visited yet.</summary>
    public IReadOnlyList<ResourceState> Current { get { lock (turn) return [.. news, .. olds]; } }

    public ResourceState? Find(string urn)
    {
        lock (turn)
            return news.Find(state => state.Urn == urn && !state.Delete) ?? olds.Find(state => state.Urn == urn && !state.Delete);
    }

    public ResourceState? Old(string urn) => Before.FirstOrDefault(state => state.Urn == urn && !state.Delete);

    public IReadOnlyList<ResourceState> Before { get; } = [.. before];

    /// <summary>Records a new state; an old one, when given, is settled by it.</summary>
    public void Settle(ResourceState state, ResourceState? old = null) => Change(() =>
    {
        if (old is not null)
            Drop(old);
        var known = news.FindIndex(item => item.Urn == state.Urn && !item.Delete);
        if (known >= 0)
            news[known] = state;
        else
            news.Add(state);
    });

    /// <summary>The old object still exists beside its replacement.</summary>
    public void Condemn(ResourceState old) => Replace(old, old with { Delete = true });

    public void Replace(ResourceState old, ResourceState state) => Change(() =>
    {
        var index = olds.FindIndex(item => ReferenceEquals(item, old) || item == old);
        if (index >= 0)
            olds[index] = state;
    });

    /// <summary>After a refresh nobody depends on what is gone, and only dependencies that name somebody are kept.</summary>
    public void Prune() => Change(() =>
    {
        var present = olds.Concat(news).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < olds.Count; i++)
            olds[i] = Pruned(olds[i], present);
    });

    static ResourceState Pruned(ResourceState state, HashSet<string> present) => state with
    {
        Dependencies = [.. state.Dependencies.Where(present.Contains)],
        PropertyDependencies = state.PropertyDependencies?
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Where(present.Contains).ToImmutableArray()))
            .Where(entry => entry.Value.Length > 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
        DeletedWith = present.Contains(state.DeletedWith) ? state.DeletedWith : "",
    };

    public void Remove(ResourceState old) => Change(() => Drop(old));

    void Drop(ResourceState old)
    {
        if (!olds.Remove(old))
            olds.RemoveAll(item => item.Urn == old.Urn && item.Id == old.Id && item.Delete == old.Delete);
    }

    void Change(Action change)
    {
        lock (turn)
        {
            change();
            save([.. news, .. olds]);
        }
    }
}
