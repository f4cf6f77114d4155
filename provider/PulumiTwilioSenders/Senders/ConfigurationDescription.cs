using System.Text.RegularExpressions;
using ProviderKit.Description;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<TwilioApi.SenderConfiguration>;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about how a sender is registered.</summary>
internal static partial class ConfigurationDescription
{
    /// <summary>WhatsApp's codes have six digits. Whoever writes them puts a hyphen in the middle.</summary>
    private const int CodeDigits = 6;

    private static readonly EnumDescription VerificationMethod = new("twilio:messaging:VerificationMethod",
        "How the one-time code reaches the number.",
        [
            new("sms", "In a text message."),
            new("voice", "In a phone call."),
        ]);

    private static readonly EnumDescription AccountType = new("twilio:messaging:SenderAccountType",
        "Whose account the sender is for.",
        [
            new("ISV", "An independent software vendor's own account."),
            new("ISVSubAccount", "A vendor's subaccount that serves one customer."),
        ]);

    public static PropertyDescription<SenderConfiguration> VerificationCode { get; } = Of.Text(
        "verificationCode", _ => null,
        "The one-time code that the number received: six digits. Give it as a secret when the status is `PENDING_VERIFICATION`. It is sent once, when it is new and the sender waits for it, and never with a registration; Twilio never gives it back.") with
    {
        Declaration = Declaration.Optional with { Once = true, UselessOn = SenderDescription.IsVerified, SentAs = Digits },
        ReadBack = ReadBack.Never with { Compared = Digits },
        Removal = Removal.MeansNothing,
        Secret = true,
        Rules =
        [
            ValueRule.Text(code => Digits(code).All(char.IsAsciiDigit), "must have digits only"),
            ValueRule.Text(code => Digits(code).Length >= CodeDigits,
                "must have six digits. A zero at its beginning is lost where the code is read as a number: put it in quotes"),
            ValueRule.Text(code => Digits(code).Length <= CodeDigits, "has more than the six digits of WhatsApp's codes") with { Warns = true },
        ],
    };

    public static PropertyDescription<SenderConfiguration> VoiceApplicationSid { get; } = Of.Text(
        "voiceApplicationSid", c => c.VoiceApplicationSid,
        "The Twilio Voice application that takes WhatsApp calls to the sender: `AP` and 32 hexadecimal digits. Where Twilio takes it only once the sender is online, it is sent then.") with
    {
        Declaration = Declaration.Optional with { TakenOn = SenderDescription.IsVerified },
        ReadBack = ReadBack.AsSent with { NotKeptOn = Channel.IsRcs },
        Removal = Removal.Clears,
        Rules =
        [
            ValueRule.Matching(ApplicationSid, "is no application SID (AP and 32 hexadecimal digits)") with { Warns = true },
            ValueRule.Pointless("is for WhatsApp senders; RCS doesn't keep it") with { When = Channel.IsRcs },
        ],
    };

    public static ShapeDescription<SenderConfiguration> Shape { get; } = new(
        "twilio:messaging:SenderConfiguration", "How a sender is registered.",
        [
            Of.Text("wabaId", c => c.WabaId,
                "The WhatsApp Business Account (WABA) that the number belongs to: its id, digits. Twilio takes the account's own when it is left out. A change deletes the sender and registers the number anew, which needs a person.") with
                {
                    ReadBack = ReadBack.AsSent with { FilledInOn = Channel.IsWhatsApp },
                    Removal = Removal.MeansNothing,
                    Replacement = new(Identity: false,
                        "Changing configuration.wabaId deletes the sender and registers its number with the other WhatsApp Business Account. "
                        + "Before that, a person has to switch off two-factor authentication for the number in WhatsApp Manager (https://business.facebook.com/latest/whatsapp_manager/); "
                        + "afterwards the number needs a new verification, and it can't send until that is done."),
                },
            Of.Enum("verificationMethod", VerificationMethod, _ => null,
                "How the one-time code reaches the number: `sms` (Twilio's default) or `voice`. Twilio never gives it back. It isn't sent to a sender that is verified, nor with a registration that replaces another.") with
                {
                    Declaration = Declaration.Optional with { Default = "sms", UselessOn = SenderDescription.IsVerified, NotOnReplacement = true },
                    ReadBack = ReadBack.Never,
                    Removal = Removal.MeansNothing,
                },
            VerificationCode,
            VoiceApplicationSid,
            Of.OpenEnum("accountType", AccountType, c => c.AccountType,
                "Whose account the sender is for: `ISV` or `ISVSubAccount`. For independent software vendors only.") with
                { ReadBack = ReadBack.Sometimes, Removal = Removal.Clears, Rules = [ValueRule.Listed(AccountType)] },
        ]);

    [GeneratedRegex(@"^AP[0-9a-fA-F]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApplicationSid { get; }

    [GeneratedRegex(@"[\s-]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    private static string Digits(string code) => Separator.Replace(code, "");
}
