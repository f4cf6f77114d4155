using ProviderKit.Description;
using ProviderKit.Values;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<PulumiTwilioSenders.Senders.ManagedSender>;

namespace PulumiTwilioSenders.Senders;

/// <summary>
/// The table: all that is true of a sender's properties. Schema, checks, diff, preview, the API's bodies and the state
/// derive from it and from the blocks beside it. To add a property, add a line to the API model and a line here.
/// </summary>
internal static class SenderDescription
{
    private static readonly PropertyDescription<ManagedSender> SenderId = Of.Text(
        "senderId", m => m.Twilio.SenderId, (m, v) => m with { Twilio = m.Twilio with { SenderId = v } },
        "Who sends: `whatsapp:` followed by the phone number in E.164 form, for instance `whatsapp:+15017122661`, or `rcs:` followed by the agent's name. A change makes a new sender and then deletes the old one.") with
    {
        Required = true,
        Replacement = new(Identity: true),
        Rules = [ValueRule.Matching(Channel.Form, Channel.Expectation)],
    };

    private static readonly PropertyDescription<ManagedSender> Profile = Of.Shape(
        "profile", ProfileDescription.Shape, m => m.Twilio.Profile, (m, v) => m with { Twilio = m.Twilio with { Profile = v } },
        "What people see of the sender. A WhatsApp sender needs at least `name`.");

    private static readonly PropertyDescription<ManagedSender> Status = Of.Text(
        "status", m => m.Twilio.Status, (m, v) => m with { Twilio = m.Twilio with { Status = v } },
        "Where the sender is in its life when it was last looked at, for instance `CREATING`, `PENDING_VERIFICATION`, `VERIFYING`, `ONLINE`, `OFFLINE`, `TWILIO_REVIEW`. Twilio may add values.") with
    {
        OutputOnly = true,
        AlwaysThere = true,
    };

    public static ResourceDescription<ManagedSender> Resource { get; } = new(new(
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
        ManagedSender.Blank,
        [
            SenderId,
            Of.Shape("configuration", ConfigurationDescription.Shape,
                m => m.Twilio.Configuration, (m, v) => m with { Twilio = m.Twilio with { Configuration = v } },
                "How the sender is registered: its WhatsApp Business Account and how the number is verified."),
            Of.Shape("webhook", WebhookDescription.Shape,
                m => m.Twilio.Webhook, (m, v) => m with { Twilio = m.Twilio with { Webhook = v } },
                "Where Twilio delivers incoming messages and delivery statuses. A Messaging Service that the sender belongs to takes precedence."),
            Profile,
            Of.Enum("waitFor", WaitForDescription.Enum, m => m.WaitFor, (m, v) => m with { WaitFor = v },
                "How long creating and updating wait: `settled` (the default) until the status stops moving by itself, `online` until the sender is online, `none` not at all. Not sent to Twilio.") with
                { Local = true, Default = WaitForDescription.Settled, Removal = Removal.MeansNothing },

            Of.Text("sid", m => m.Twilio.Sid, (m, v) => m with { Twilio = m.Twilio with { Sid = v } },
                "The sender's SID: `XE` and 32 hexadecimal digits. It is the resource's id too.") with
                { OutputOnly = true, AlwaysThere = true, Stable = true },
            Status,
            Of.Shape("properties", OutputDescriptions.Properties,
                m => m.Twilio.Properties, (m, v) => m with { Twilio = m.Twilio with { Properties = v } },
                "How good the sender's standing is and how much it may send. Both change by themselves.") with { OutputOnly = true },
            Of.List("offlineReasons", OutputDescriptions.OfflineReason, null,
                m => m.Twilio.OfflineReasons, (m, v) => m with { Twilio = m.Twilio with { OfflineReasons = v } },
                "Why the sender is offline, when it is.") with { OutputOnly = true },
            Of.Shape("compliance", OutputDescriptions.Compliance,
                m => m.Twilio.Compliance, (m, v) => m with { Twilio = m.Twilio with { Compliance = v } },
                "The registrations of an RCS sender by country and carrier. Absent for WhatsApp.") with { OutputOnly = true },
            Of.Text("url", m => m.Twilio.Url, (m, v) => m with { Twilio = m.Twilio with { Url = v } },
                "The sender's address in Twilio's API.") with { OutputOnly = true, AlwaysThere = true, Stable = true },
        ]))
    {
        Rules = [WhatsAppNeedsAName],
        UpdateWarning = inputs => Channel.IsRcs(inputs)
            ? "Twilio documents changing a sender for WhatsApp only and may refuse to change this RCS sender. Changes to its profile are made in the Twilio Console."
            : null,
        DeleteWarning = inputs => Channel.IsRcs(inputs)
            ? "Twilio documents deleting a sender for WhatsApp only and may refuse to delete this RCS sender. Set retainOnDelete to leave it where it is."
            : "The old sender will be deleted. To register its number again later, a person first has to switch off two-factor authentication for it in WhatsApp Manager (https://business.facebook.com/latest/whatsapp_manager/).",
    };

    /// <summary>Whether a sender with these outputs is registered and verified.</summary>
    public static bool IsVerified(PropertyMap outputs) =>
        outputs[Status.Name].AsText() is SenderStatus.Online or SenderStatus.OnlineUpdating;

    public static string? SenderIdOf(PropertyMap inputs) => inputs[SenderId.Name].AsText();

    private static IEnumerable<Finding> WhatsAppNeedsAName(PropertyMap inputs)
    {
        var declared = inputs[Profile.Name];
        if (!Channel.IsWhatsApp(inputs) || declared?.Unwrapped() is UnknownValue || !declared.AsMap()[ProfileDescription.Name.Name].IsNothing())
            return [];
        return [new(PropertyPath.Root.Then(Profile.Name).Then(ProfileDescription.Name.Name),
            "profile.name is missing: WhatsApp shows it as the sender's display name, so a whatsapp: sender needs one. Meta's display name guidelines apply.")];
    }
}
