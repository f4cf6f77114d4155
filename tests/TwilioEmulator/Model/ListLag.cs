namespace TwilioEmulator.Model;

/// <summary>
/// Lists that know of a sender's coming and going only some readings later. A reading begins with its first page, and
/// its further pages know no more than that one did.
/// </summary>
sealed class ListLag(LiveOptions options)
{
    readonly List<StoredSender> leaving = [];

    public void Added(StoredSender sender) => FallBehind(sender);

    public void Removed(StoredSender sender)
    {
        var wasListed = sender.Whims.ReadingsBehind == 0;
        FallBehind(sender);
        if (wasListed && sender.Whims.ReadingsBehind > 0)
            leaving.Add(sender);
    }

    public IEnumerable<StoredSender> Show(
        IEnumerable<StoredSender> present, Func<StoredSender, bool> isAskedFor, bool isNewReading)
    {
        var asked = present.Where(isAskedFor).ToList();
        var gone = leaving.Where(isAskedFor).ToList();
        if (isNewReading)
        {
            foreach (var sender in asked.Concat(gone).Where(sender => sender.Whims.ReadingsBehind > 0))
                sender.Whims.ReadingsBehind--;
            leaving.RemoveAll(sender => sender.Whims.ReadingsBehind == 0);
        }
        return asked.Where(sender => sender.Whims.ReadingsBehind == 0)
            .Concat(gone.Where(sender => sender.Whims.ReadingsBehind > 0))
            .OrderBy(sender => sender.Order);
    }

    // One more than the lag, for the reading that is the first to know: it counts down when it begins.
    void FallBehind(StoredSender sender) =>
        sender.Whims.ReadingsBehind = options.Current.ListsLag == 0 ? 0 : options.Current.ListsLag + 1;
}
