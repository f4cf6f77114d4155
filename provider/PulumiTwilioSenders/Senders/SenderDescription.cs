using ProviderKit.Description;
using ProviderKit.Values;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<TwilioApi.Sender>;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// The table: all that is true of a sender's properties. Schema, checks, diff, preview, the API's bodies and the state
/// derive from it and from the blocks beside it. To add a property, add a line to the API model and a line here.
/// </summary>
internal static class SenderDescription
{
    public static PropertyPath VoiceApplicationSid { get; } =
        PropertyPath.Root.Then("configuration").Then(ConfigurationDescription.VoiceApplicationSid.Name);

    public static PropertyPath VerificationCode { get; } =
        PropertyPath.Root.Then("configuration").Then(ConfigurationDescription.VerificationCode.Name);

    public static PropertyPath DisplayName { get; } = PropertyPath.Root.Then("profile").Then(ProfileDescription.Name.Name);

    private static readonly PropertyDescription<Sender> SenderId = Of.Text("senderId", s => s.SenderId,
        "Who sends: `whatsapp:` followed by the phone number in E.164 form, for instance `whatsapp:+15017122661`, or `rcs:` followed by the agent's name. A change makes a new sender and then deletes the old one.") with
    {
        Declaration = Declaration.Required,
        Replacement = new(Identity: true),
        Rules = [Channel.Rule, ValueRule.Text(id => id != Channel.Sandbox, Channel.SandboxIsShared)],
    };

    private static readonly PropertyDescription<Sender> Configuration = Of.Shape("configuration", ConfigurationDescription.Shape, s => s.Configuration,
        "How the sender is registered: its WhatsApp Business Account and how the number is verified.");

    private static readonly PropertyDescription<Sender> Profile = Of.Shape("profile", ProfileDescription.Shape, s => s.Profile,
        "What people see of the sender. A WhatsApp sender needs at least `name`.");

    private static readonly PropertyDescription<Sender> WaitFor = Of.Enum("waitFor", WaitForDescription.Enum, _ => null,
        "How long creating and updating wait: `settled` (the default) until the status stops moving by itself, `online` until the sender is online, `none` not at all. Not sent to Twilio.") with
        { Declaration = Declaration.Local with { Default = WaitForDescription.Settled }, Removal = Removal.MeansNothing };

    private static readonly PropertyDescription<Sender> Status = Of.Text("status", s => s.Status,
        "Where the sender is in its life when it was last looked at, for instance `CREATING`, `PENDING_VERIFICATION`, `VERIFYING`, `ONLINE`, `OFFLINE`, `TWILIO_REVIEW`. Twilio may add values.") with
        { Declaration = Declaration.OutputAlways };

    private static readonly PropertyDescription<Sender> PendingName = Of.Text("pendingDisplayName", s => s.PendingName?.Name,
        "WhatsApp: the display name that was submitted last. `profile.name` stays the old one until Meta agrees. Absent two weeks after it was applied.") with
        { Declaration = Declaration.Output };

    private static readonly PropertyDescription<Sender> PendingNameStatus = Of.Text("pendingDisplayNameStatus", s => s.PendingName?.Status,
        "WhatsApp: what became of the display name that was submitted last: `PENDING_REVIEW`, `APPROVED`, `DECLINED`, `PIN_MISMATCH`, `REGISTRATION_FAILED`, `EXPIRED` or `COMPLETED`. Twilio may add values.") with
        { Declaration = Declaration.Output };

    private static readonly PropertyDescription<Sender> PendingNameStatusDate = Of.Text("pendingDisplayNameStatusDate", s => s.PendingName?.Date,
        "WhatsApp: since when the display name that was submitted last has its status, as an ISO 8601 date in UTC.") with
        { Declaration = Declaration.Output };

    public static ResourceDescription<Sender> Resource { get; } = new(new(
        "twilio:messaging:Sender",
        "A WhatsApp or RCS sender: a phone number or an agent that is registered with the channel through Twilio.\n\n"
        + "Registration goes on after Twilio has accepted it: it takes minutes for a Twilio number, and ends in `PENDING_VERIFICATION` when a person has to give the one-time code that the number received. "
        + "Give the code as `configuration.verificationCode`, a secret, and run the update again. "
        + "Deleting a WhatsApp sender means that the number must be registered again, for which a person first has to switch off two-factor authentication in WhatsApp Manager; consider the `protect` option. "
        + "Twilio offers changing and deleting for WhatsApp senders only: an RCS sender that is created here can't be changed or deleted through the API, so consider `retainOnDelete` for it.\n\n"
        + "## Example Usage\n\n"
        + "```csharp\nvar support = new PulumiTwilio.Senders.Messaging.Sender(\"support\", new()\n{\n    SenderId = \"whatsapp:+15017122661\",\n"
        + "    Profile = new PulumiTwilio.Senders.Messaging.Inputs.SenderProfileArgs { Name = \"Owl Support\", About = \"Answers within a working day\" },\n"
        + "    Webhook = new PulumiTwilio.Senders.Messaging.Inputs.SenderWebhookArgs { CallbackUrl = \"https://www.example.com/twilio/incoming\" },\n});\n```\n\n"
        + "## Import\n\nBy SID or by sender id:\n\n"
        + "```sh\n$ pulumi import twilio:messaging:Sender support XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
        + "$ pulumi import twilio:messaging:Sender support whatsapp:+15017122661\n```\n",
        [
            SenderId,
            Configuration,
            Of.Shape("webhook", WebhookDescription.Shape, s => s.Webhook,
                "Where Twilio delivers incoming messages and delivery statuses. A Messaging Service that the sender belongs to takes precedence.") with
                { Declaration = Declaration.Optional with { KeepsRest = true } },
            Profile,
            Of.Text("friendlyName", s => s.FriendlyName,
                "What the Twilio Console calls the sender. Nobody else sees it. An RCS sender gets it at its creation only.") with { Removal = Removal.Clears },
            WaitFor,

            Of.Text("sid", s => s.Sid, "The sender's SID: `XE` and 32 hexadecimal digits. It is the resource's id too.") with
                { Declaration = Declaration.OutputAlways with { IsStable = true } },
            Status,
            Of.Shape("properties", OutputDescriptions.Properties, s => s.Properties,
                "How good the sender's standing is and how much it may send. Both change by themselves.") with { Declaration = Declaration.Output },
            Of.List("offlineReasons", OutputDescriptions.OfflineReason, null, s => s.OfflineReasons,
                "Why the sender is offline, when it is.") with { Declaration = Declaration.Output },
            Of.Shape("compliance", OutputDescriptions.Compliance, s => s.Compliance,
                "The registrations of an RCS sender by country and carrier. Absent for WhatsApp.") with { Declaration = Declaration.Output },
            PendingName,
            PendingNameStatus,
            PendingNameStatusDate,
            Of.Text("url", s => s.Url, "The sender's address in Twilio's API.") with
                { Declaration = Declaration.OutputAlways with { IsStable = true } },
        ]))
    {
        Rules = [WhatsAppNeedsAName],
        Remarks = (declared, outputs) => Channel.IsRcs(outputs) ? [] : NameRules.Remarks(declared, outputs),
        UpdateWarning = inputs => Channel.IsRcs(inputs)
            ? "Twilio documents changing a sender for WhatsApp only and may refuse to change this RCS sender. Changes to its profile are made in the Twilio Console."
            : null,
        DeleteWarning = inputs => Channel.IsRcs(inputs)
            ? "Twilio documents deleting a sender for WhatsApp only and may refuse to delete this RCS sender. Set retainOnDelete to leave it where it is."
            : "The old sender will be deleted. To register its number again later, a person first has to switch off two-factor authentication for it in WhatsApp Manager (https://business.facebook.com/latest/whatsapp_manager/).",
    };

    /// <summary>Whether a sender with these outputs is registered and verified.</summary>
    public static bool IsVerified(PropertyMap outputs) => StatusOf(outputs) is SenderStatus.Online or SenderStatus.OnlineUpdating;

    public static string? SenderIdOf(PropertyMap values) => values[SenderId.Name].AsText();

    public static string? StatusOf(PropertyMap outputs) => outputs[Status.Name].AsText();

    public static string? WaitForOf(PropertyMap inputs) => inputs[WaitFor.Name].AsText();

    public static string? NameOf(PropertyMap values) => values[Profile.Name].AsMap()[ProfileDescription.Name.Name].AsText();

    public static PendingName? PendingNameOf(PropertyMap outputs) =>
        (outputs[PendingName.Name].AsText(), outputs[PendingNameStatus.Name].AsText()) is ({ } name, { } status)
            ? new(name, status, outputs[PendingNameStatusDate.Name].AsText())
            : null;

    public static string? VoiceApplicationOf(PropertyMap values) =>
        values[Configuration.Name].AsMap()[ConfigurationDescription.VoiceApplicationSid.Name].AsText();

    /// <summary>
    /// A registration needs a name, and a program can't take one away. A sender that was taken over while it had none is
    /// told of it: Twilio lists drafts too.
    /// </summary>
    private static IEnumerable<Finding> WhatsAppNeedsAName(PropertyMap inputs, PropertyMap olds)
    {
        var declared = inputs[Profile.Name];
        if (!Channel.IsWhatsApp(inputs) || declared?.Unwrapped() is UnknownValue || !declared.AsMap()[ProfileDescription.Name.Name].IsNothing())
            return [];
        var hasNone = olds.Count > 0 && NameOf(olds) is null;
        return [new(PropertyPath.Root.Then(Profile.Name).Then(ProfileDescription.Name.Name),
            "profile.name is missing: WhatsApp shows it as the sender's display name, so a whatsapp: sender needs one. "
            + (hasNone ? "Twilio has none for this sender so far: declare one to complete it." : "Meta's display name guidelines apply."), Warns: hasNone)];
    }
}
