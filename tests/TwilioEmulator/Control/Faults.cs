using System.Collections.Immutable;

namespace TwilioEmulator.Control;

/// <summary>The faults that are queued. A request meets the first that is due. Safe to use from several threads.</summary>
public sealed class Faults
{
    readonly Lock gate = new();
    ImmutableList<QueuedFault> queued = [];

    internal Faults() { }

    /// <summary>All faults added since the last clearing, spent ones too.</summary>
    public IReadOnlyList<QueuedFault> All
    {
        get
        {
            lock (gate)
                return queued;
        }
    }

    /// <summary>Queues a fault behind the others.</summary>
    public QueuedFault Add(Fault fault)
    {
        var added = new QueuedFault(fault);
        lock (gate)
            queued = queued.Add(added);
        return added;
    }

    /// <summary>Forgets all faults. Requests already held stay held.</summary>
    public void Clear()
    {
        lock (gate)
            queued = [];
    }

    // Every fault that matches counts the request, so that "the second POST" means the same behind other faults.
    internal Fault? Meet(string method, string path)
    {
        lock (gate)
        {
            var matching = queued.Where(fault => fault.Fault.Matches(method, path)).ToList();
            foreach (var fault in matching)
                fault.Seen++;
            var due = matching.FirstOrDefault(fault => fault.IsDue);
            if (due is not null)
                due.Met++;
            return due?.Fault;
        }
    }
}

/// <summary>A fault and how often it struck.</summary>
public sealed class QueuedFault
{
    internal QueuedFault(Fault fault) => Fault = fault;

    public Fault Fault { get; }

    /// <summary>Requests that matched.</summary>
    public int Seen { get; internal set; }

    /// <summary>Requests that got the fault.</summary>
    public int Met { get; internal set; }

    internal bool IsDue => Seen >= Fault.Nth && (Fault.Times is not { } times || Met < times);
}
