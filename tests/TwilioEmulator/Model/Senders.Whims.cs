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
}
