using ProviderKit.Values;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>What the latest change of a WhatsApp sender's display name means for a declared one.</summary>
internal enum NameStanding
{
    /// <summary>It is the sender's name.</summary>
    Active,

    /// <summary>It was submitted, and Meta or Twilio goes on by itself.</summary>
    UnderWay,

    /// <summary>Another one is in review, and Meta takes one at a time.</summary>
    Blocked,

    /// <summary>Meta has declined it.</summary>
    Declined,

    /// <summary>Meta has agreed, and it couldn't be applied: it is to be submitted once more.</summary>
    RetryDue,

    /// <summary>It can be submitted.</summary>
    Open,
}

/// <summary>Where display names stand. A change of one is a review by Meta, which takes days and can be had a few times a month.</summary>
internal static class NameRules
{
    private const string Manager = "WhatsApp Manager (https://business.facebook.com/latest/whatsapp_manager/)";

    public static NameStanding Of(string name, string? active, PendingName? pending) => pending switch
    {
        _ when name == active => NameStanding.Active,
        null or { Status: SenderNameStatus.Completed } => NameStanding.Open,
        { Status: SenderNameStatus.PendingReview } when pending.Name != name => NameStanding.Blocked,
        _ when pending.Name != name => NameStanding.Open,
        { Status: SenderNameStatus.Declined } => NameStanding.Declined,
        { Status: SenderNameStatus.PinMismatch or SenderNameStatus.RegistrationFailed or SenderNameStatus.Expired } => NameStanding.RetryDue,
        _ => NameStanding.UnderWay,
    };

    public static NameStanding Of(string name, Sender sender) => Of(name, sender.Profile?.Name, sender.PendingName);

    /// <summary>Whether a sender with these outputs is on its way to the name.</summary>
    public static bool IsComing(string name, PropertyMap outputs) => SenderDescription.PendingNameOf(outputs) is { } pending
        && Of(name, SenderDescription.NameOf(outputs), pending) == NameStanding.UnderWay;

    /// <summary>What a user should know of the name of a sender with these inputs and outputs.</summary>
    public static IEnumerable<string> Remarks(PropertyMap declared, PropertyMap outputs)
    {
        if (SenderDescription.PendingNameOf(outputs) is not { } pending || pending.Status == SenderNameStatus.Completed)
            yield break;
        var (name, active) = (SenderDescription.NameOf(declared), SenderDescription.NameOf(outputs));
        if (pending.Name == active)
            yield break;
        if (name is null)
            yield return $"profile.name: a change to \"{pending.Name}\" was submitted ({Status(pending)}). \"{active}\" stays until it is applied.";
        else if (IsToBeTold(Of(name, active, pending), pending))
            yield return Remark(name, active, pending);
    }

    /// <summary>What is declared and under way needs no words, nor does what is over.</summary>
    public static bool IsToBeTold(NameStanding standing, PendingName pending) => standing switch
    {
        NameStanding.UnderWay => !IsGoingOn(pending),
        NameStanding.Active or NameStanding.Open => IsGoingOn(pending),
        _ => true,
    };

    /// <summary>How a declared name that isn't the active one stands, and what to do about it.</summary>
    public static string Remark(string name, string? active, PendingName pending) => Of(name, active, pending) switch
    {
        NameStanding.Active => $"profile.name: \"{pending.Name}\" was submitted before ({Status(pending)}), can't be taken back and may still become the name. Then the next update submits \"{name}\" again.",
        NameStanding.Blocked => $"profile.name: \"{pending.Name}\" is in review ({Status(pending)}), and Meta reviews one name at a time. Declare that one, or wait until it is decided (pulumi refresh), and run again.",
        NameStanding.Declined => $"profile.name: Meta has declined \"{name}\" ({Status(pending)}), so it isn't submitted again. \"{active}\" stays. The reason stands in {Manager}; declare another name that follows Meta's guidelines, or \"{active}\".",
        NameStanding.RetryDue => $"profile.name: {Failed(name, pending)}",
        NameStanding.Open => $"profile.name: \"{pending.Name}\" was submitted before ({Status(pending)}).",
        _ => $"profile.name: \"{name}\" was submitted ({Status(pending)}); what that status means is unknown to this version. See {Manager}.",
    };

    public static string Submitted(string name, string? active) =>
        $"profile.name: \"{name}\" was submitted. Meta reviews it, which can take days; \"{active}\" stays until it agrees. How far it is: pulumi refresh, then the output pendingDisplayNameStatus.";

    public static string NotProcessed(string name, string? active) =>
        $"profile.name: Twilio couldn't process the change to \"{name}\", and doesn't show it as submitted. \"{active}\" stays. See {Manager}, then run again.";

    public static string UnderWay(PendingName pending) =>
        $"profile.name: \"{pending.Name}\" is {(pending.Status == SenderNameStatus.Approved ? "approved, and Twilio is applying it" : "in review")} ({Status(pending)}). It isn't submitted again.";

    public static string Status(PendingName pending) => pending.Date is { Length: > 0 } date ? $"status {pending.Status} since {date}" : $"status {pending.Status}";

    private static string Failed(string name, PendingName pending) => pending.Status switch
    {
        SenderNameStatus.PinMismatch => $"Meta has agreed to \"{name}\", but the number's two-step verification PIN didn't fit ({Status(pending)}). Change the PIN in {Manager}: the API has no field for it. Then the next update submits the name once more.",
        SenderNameStatus.Expired => $"Meta agreed to \"{name}\", but it wasn't applied in time ({Status(pending)}). The next update submits it once more.",
        _ => $"Meta has agreed to \"{name}\", but registering the number with it failed ({Status(pending)}). The next update submits it once more.",
    };

    private static bool IsGoingOn(PendingName pending) => pending.Status is SenderNameStatus.PendingReview or SenderNameStatus.Approved;
}
