using System.Text.RegularExpressions;
using ProviderKit.Description;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<TwilioApi.SenderProfile>;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about what people see of a sender.</summary>
internal static partial class ProfileDescription
{
    private const string WhatsApp = "WhatsApp";
    private const int MostInAName = 255;

    public static PropertyDescription<SenderProfile> Name { get; } = Of.Text(
        "name", p => p.Name, "The display name. A WhatsApp sender needs one that follows Meta's display name guidelines; Meta reviews it after the registration. A change of it is a review as well: it takes days, may be refused, and can be had a few times in thirty days; the old name stays until Meta agrees. It can't be cleared.") with
    {
        Declaration = Declaration.Optional with { AloneOn = Channel.IsWhatsApp },
        ReadBack = ReadBack.AsSent with { ComingOn = NameRules.IsComing },
        Rules = [ValueRule.Text(name => name.Length <= MostInAName, "must have 255 characters at most") with { When = Channel.IsWhatsApp }],
    };

    public static ShapeDescription<SenderProfile> Shape { get; } = new(
        "twilio:messaging:SenderProfile", "What people see of a sender.",
        [
            Name,
            WhatsAppOnly(Limited(139, Of.Text("about", p => p.About, "The short text under the name. WhatsApp keeps up to 139 characters and can't clear it once it is set."))),
            WhatsAppOnly(Cleared(Limited(256, Of.Text("address", p => p.Address, "The postal address. WhatsApp keeps up to 256 characters.")))),
            Cleared(Limited(512, Of.Text("description", p => p.Description, "What the business does. WhatsApp keeps up to 512 characters."))),
            Url(Of.Text("logoUrl", p => p.LogoUrl, "Where Twilio fetches the logo: a public URL of a square JPG or PNG, for WhatsApp 640 by 640 pixels and at most 5 MB, for RCS 224 by 224 pixels and at most 50 KB.")) with
                { ReadBack = ReadBack.AsSent with { IsCopy = IsMetaCopy } },
            RcsOnly(Url(Of.Text("bannerUrl", p => p.BannerUrl, "RCS: where Twilio fetches the banner, a public URL of a JPG or PNG of at most 200 KB."))),
            RcsOnly(Url(Of.Text("privacyUrl", p => p.PrivacyUrl, "RCS: the privacy policy, a public URL."))),
            RcsOnly(Url(Of.Text("termsOfServiceUrl", p => p.TermsOfServiceUrl, "RCS: the terms of service, a public URL."))),
            RcsOnly(Cleared(Of.Text("accentColor", p => p.AccentColor, "RCS: the colour of the conversation as `#rrggbb`, with a contrast of at least 4.5:1 against white.")) with
                {
                    ReadBack = ReadBack.AsSent with { Compared = colour => colour.ToUpperInvariant() },
                    Rules = [ValueRule.Matching(Colour, "must be a colour as # and six hexadecimal digits, for instance #c8102e")],
                }),
            WhatsAppOnly(Cleared(Of.OpenEnum("vertical", ProfileEnums.Vertical, p => p.Vertical, "The line of business, for instance `Shopping and Retail`. Other texts than the listed ones are sent as they are.")) with
                { Rules = [ValueRule.Listed(ProfileEnums.Vertical)] }),
            RcsOnly(Of.OpenEnum("useCase", ProfileEnums.UseCase, p => p.UseCase, "RCS: what the agent is for. It can't be changed after the launch; Twilio takes `MULTI_USE` when it is left out.") with
                {
                    Declaration = Declaration.Optional with { Default = "MULTI_USE" },
                    ReadBack = ReadBack.Sometimes with { FilledInOn = Channel.IsRcs },
                    Rules = [ValueRule.Listed(ProfileEnums.UseCase)],
                }),
            Listed(2, Of.List("websites", ContactDescriptions.Website, "website",
                p => p.Websites, "Websites of the business. WhatsApp keeps two.")),
            Listed(1, Of.List("emails", ContactDescriptions.Email, "email",
                p => p.Emails, "E-mail addresses of the business. WhatsApp keeps one.")),
            RcsOnly(Of.List("phoneNumbers", ContactDescriptions.PhoneNumber, "phoneNumber",
                p => p.PhoneNumbers, "RCS: phone numbers of the business.") with
                { Removal = Removal.Clears }),
        ]);

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Colour { get; }

    private static PropertyDescription<SenderProfile> Url(PropertyDescription<SenderProfile> property) =>
        property with { Rules = [ValueRule.HttpUrl], Removal = Removal.Clears };

    private static PropertyDescription<SenderProfile> Cleared(PropertyDescription<SenderProfile> property) =>
        property with { Removal = Removal.Clears };

    private static PropertyDescription<SenderProfile> Limited(int characters, PropertyDescription<SenderProfile> property) =>
        property with { Rules = [ValueRule.AtMostCharacters(characters, WhatsApp) with { When = Channel.IsWhatsApp }] };

    private static PropertyDescription<SenderProfile> Listed(int items, PropertyDescription<SenderProfile> property) => property with
    {
        Removal = Removal.Clears,
        Rules = [ValueRule.AtMostItems(items, WhatsApp) with { When = Channel.IsWhatsApp }],
    };

    private static PropertyDescription<SenderProfile> RcsOnly(PropertyDescription<SenderProfile> property) => property with
    {
        ReadBack = property.ReadBack with { NotKeptOn = Channel.IsWhatsApp },
        Rules = property.Rules.Add(ValueRule.Pointless("is for RCS senders; WhatsApp doesn't keep it") with { When = Channel.IsWhatsApp }),
    };

    private static PropertyDescription<SenderProfile> WhatsAppOnly(PropertyDescription<SenderProfile> property) => property with
    {
        ReadBack = property.ReadBack with { NotKeptOn = Channel.IsRcs },
        Rules = property.Rules.Add(ValueRule.Pointless("is for WhatsApp senders; RCS doesn't keep it") with { When = Channel.IsRcs }),
    };

    /// <summary>Meta puts its own copy of a logo on its own hosts and gives that back; its address expires.</summary>
    private static bool IsMetaCopy(string live) =>
        Uri.TryCreate(live, UriKind.Absolute, out var url)
        && (url.Host.EndsWith(".whatsapp.net", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".fbcdn.net", StringComparison.OrdinalIgnoreCase));
}
