using System.Collections.Immutable;

namespace TwilioEmulator.Control;

/// <summary>The requests of the API in order of arrival, and how many there were at a time. Safe to use from several threads.</summary>
public sealed class RequestLog
{
    readonly Lock gate = new();
    readonly Action<LoggedRequest>? answered;
    readonly TimeProvider time;
    ImmutableList<LoggedRequest> requests = [];
    int concurrent;

    internal RequestLog(EmulatorOptions options) => (answered, time) = (options.RequestAnswered, options.TimeProvider);

    /// <summary>The log as it stands; it does not change afterwards.</summary>
    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (gate)
            return requests;
    }

    /// <summary>Only the requests that were not GETs.</summary>
    public IReadOnlyList<LoggedRequest> Writes() => [.. Snapshot().Where(request => request.IsWrite)];

    /// <summary>The most requests that were being answered at the same time.</summary>
    public int PeakConcurrentRequests { get; private set; }

    /// <summary>Empties the log; numbers start at 1 again. The peak stays.</summary>
    public void Clear()
    {
        lock (gate)
            requests = [];
    }

    internal LogEntry Begin(string method, string pathAndQuery)
    {
        lock (gate)
        {
            PeakConcurrentRequests = Math.Max(PeakConcurrentRequests, ++concurrent);
            var request = new LoggedRequest(requests.Count + 1, time.GetUtcNow(), method, pathAndQuery);
            requests = requests.Add(request);
            return new(this, request);
        }
    }

    void Put(LoggedRequest before, LoggedRequest after)
    {
        lock (gate)
        {
            // A request that was cleared away while it was under way stays away.
            if (requests.IndexOf(before, ReferenceComparer) is var index and >= 0)
                requests = requests.SetItem(index, after);
        }
    }

    void End(LoggedRequest request)
    {
        lock (gate)
            concurrent--;
        answered?.Invoke(request);
    }

    static IEqualityComparer<LoggedRequest> ReferenceComparer { get; } =
        EqualityComparer<LoggedRequest>.Create(ReferenceEquals, request => (int)request.Sequence);

    /// <summary>The line of one request while it is under way.</summary>
    internal sealed class LogEntry(RequestLog log, LoggedRequest request) : IDisposable
    {
        bool ended;

        public void Update(Func<LoggedRequest, LoggedRequest> change)
        {
            var changed = change(request);
            log.Put(request, changed);
            request = changed;
        }

        /// <summary>The answer is known and about to go out: from here on the client may be ahead of us.</summary>
        public void End()
        {
            if (!ended)
                log.End(request);
            ended = true;
        }

        public void Dispose() => End();
    }
}
