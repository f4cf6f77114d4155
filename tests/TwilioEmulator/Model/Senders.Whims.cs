using TwilioEmulator.Fields;

namespace TwilioEmulator.Model;

// What one sender has coming, whatever its data says.
public sealed partial class Senders
{
    /// <summary>The next GETs of this sender don't find it, although it is there and lists show it.</summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public void Hide(string sidOrSenderId, int looks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(looks);
        lock (store.Gate)
            Require(sidOrSenderId).Whims.HiddenLooks = looks;
    }

    /// <summary>The next updates of this sender are refused with 409: they came while it was being updated.</summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    public void MakeBusy(string sidOrSenderId, int updates, int code = 63100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(updates);
        lock (store.Gate)
        {
            var whims = Require(sidOrSenderId).Whims;
            (whims.BusyUpdates, whims.BusyCode) = (updates, code);
        }
    }

    /// <summary>From now on updates of this sender leave these fields as they are and don't say so. No fields end it.</summary>
    /// <exception cref="KeyNotFoundException">No such sender.</exception>
    /// <exception cref="ArgumentException">No field has one of these paths.</exception>
    public void IgnoreChanges(string sidOrSenderId, params string[] paths)
    {
        foreach (var path in paths)
            SenderFields.Check(path);
        lock (store.Gate)
            Require(sidOrSenderId).Whims.Ignored = paths.ToHashSet();
    }
}
