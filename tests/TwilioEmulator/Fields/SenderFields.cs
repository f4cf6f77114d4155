using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwilioEmulator.Model;

namespace TwilioEmulator.Fields;

/// <summary>The table: every field a client can send, block by block in the order the API writes them.</summary>
static partial class SenderFields
{
    public const string Configuration = "configuration";
    public const string Webhook = "webhook";
    public const string Profile = "profile";

    /// <summary>The place of fields that are in no block.</summary>
    public const string Top = "";

    public static Field FriendlyName { get; } = new(Top, "friendly_name");

    public static Field DisplayName { get; } = new(Profile, "name")
    {
        Clearing = Clearing.Never,
        Required = Channels.WhatsApp,
        NeverWithout = Channels.WhatsApp,
        MaxLength = 255,
    };

    public static ImmutableArray<string> Blocks { get; } = [Configuration, Webhook, Profile];

    public static Form SenderId { get; } = new(SenderIdPattern(), "whatsapp:+<E.164 number> or rcs:<agent>");

    static ImmutableArray<string> Methods { get; } = ["POST", "PUT"];

    public static ImmutableArray<string> Verticals { get; } =
    [
        "Automotive", "Beauty, Spa and Salon", "Clothing and Apparel", "Education", "Entertainment",
        "Event Planning and Service", "Finance and Banking", "Food and Grocery", "Public Service", "Hotel and Lodging",
        "Medical and Health", "Non-profit", "Professional Services", "Shopping and Retail", "Travel and Transportation",
        "Restaurant", "Other", "Alcohol", "Matrimony Service", "Online Gambling", "OTC Drugs", "Physical Gambling",
    ];

    public static ImmutableArray<Field> All { get; } =
    [
        FriendlyName,
        new(Configuration, "waba_id")
        {
            Channels = Channels.WhatsApp,
            NeverWithout = Channels.WhatsApp,
            Clearing = Clearing.Never,
            Form = new(Digits(), "digits"),
            ServerDefault = (_, account) => account.WabaId,
        },
        new(Configuration, "verification_method")
        {
            Channels = Channels.WhatsApp,
            Clearing = Clearing.Never,
            OneOf = ["sms", "voice"],
            EchoDefault = "sms",
            WriteOnly = true,
        },
        new(Configuration, "verification_code")
        {
            Channels = Channels.WhatsApp,
            Clearing = Clearing.Never,
            WriteOnly = true,
            HiddenOnCreate = true,
        },
        new(Configuration, "voice_application_sid")
        {
            Channels = Channels.WhatsApp,
            Clearing = Clearing.Null,
            Form = new(ApplicationSid(), "AP and 32 hexadecimal digits"),
            NeedsOnline = true,
        },
        new(Configuration, "account_type") { Channels = Channels.WhatsApp, OneOf = ["ISV", "ISVSubAccount"] },
        new(Webhook, "callback_url") { IsUrl = true },
        new(Webhook, "callback_method")
        {
            Clearing = Clearing.Never,
            OneOf = Methods,
            ServerDefault = PostWith("callback_url"),
        },
        new(Webhook, "fallback_url") { IsUrl = true },
        new(Webhook, "fallback_method")
        {
            Clearing = Clearing.Never,
            OneOf = Methods,
            ServerDefault = PostWith("fallback_url"),
        },
        new(Webhook, "status_callback_url") { IsUrl = true },
        new(Webhook, "status_callback_method") { ServerDefault = PostWith("status_callback_url") },
        DisplayName,
        new(Profile, "about") { Channels = Channels.WhatsApp, Clearing = Clearing.Never },
        new(Profile, "address") { Channels = Channels.WhatsApp },
        new(Profile, "description"),
        new(Profile, "emails") { ItemKey = "email", MetaLabel = "Email" },
        new(Profile, "logo_url") { IsUrl = true, CopiedOn = Channels.WhatsApp },
        new(Profile, "vertical") { Channels = Channels.WhatsApp, OneOf = Verticals },
        new(Profile, "websites") { IsUrl = true, ItemKey = "website", MetaLabel = "Website" },
        new(Profile, "banner_url") { IsUrl = true, Channels = Channels.Rcs },
        new(Profile, "privacy_url")
        {
            Channels = Channels.Rcs,
            IsUrl = true,
            Form = new(HttpUrl(), "an http or https URL"),
        },
        new(Profile, "terms_of_service_url") { IsUrl = true, Channels = Channels.Rcs },
        new(Profile, "accent_color") { Channels = Channels.Rcs, Form = new(HexColor(), "a colour written #rrggbb") },
        new(Profile, "phone_numbers") { Channels = Channels.Rcs, ItemKey = "phone_number" },
        new(Profile, "use_case")
        {
            Channels = Channels.Rcs,
            OneOf = ["PROMOTIONAL", "TRANSACTIONAL", "OTP", "MULTI_USE"],
        },
    ];

    public static IEnumerable<Field> Of(string block) => All.Where(field => field.Block == block);

    public static Field? Find(string block, string name) => Of(block).FirstOrDefault(field => field.Name == name);

    /// <exception cref="ArgumentException">No field has this path.</exception>
    public static void Check(string path)
    {
        if (All.All(field => field.Path != path))
            throw new ArgumentException($"no field {path}");
    }

    static Func<JsonObject, Account, string?> PostWith(string url) =>
        (block, _) => block[url] is null ? null : "POST";

    [GeneratedRegex(@"\A(whatsapp:\+[1-9][0-9]{1,14}|rcs:[^\s:]+)\z")]
    private static partial Regex SenderIdPattern();

    [GeneratedRegex(@"\Ahttps?://\S+\z", RegexOptions.IgnoreCase)]
    private static partial Regex HttpUrl();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\AAP[0-9a-fA-F]{32}\z")]
    private static partial Regex ApplicationSid();

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex HexColor();
}
