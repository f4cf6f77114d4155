using ProviderKit.Description;
using TwilioApi;
using Of = ProviderKit.Description.PropertiesOf<TwilioApi.SenderWebhook>;

namespace PulumiTwilioSenders.Senders;

/// <summary>The table's lines about where Twilio delivers messages and statuses.</summary>
internal static class WebhookDescription
{
    private const string Post = "POST";

    private static readonly EnumDescription Method = new("twilio:messaging:WebhookMethod", "The HTTP method of a webhook.",
    [
        new(Post, "The HTTP method POST, Twilio's default."),
        new("PUT", "The HTTP method PUT."),
    ]);

    public static ShapeDescription<SenderWebhook> Shape { get; } = new(
        "twilio:messaging:SenderWebhook", "Where Twilio delivers a sender's messages and statuses.",
        [
            Url(Of.Text("callbackUrl", w => w.CallbackUrl, "The URL that gets each incoming message. Wrap it as a secret if it carries a token.")),
            Called(Of.Enum("callbackMethod", Method, w => w.CallbackMethod, "The HTTP method for `callbackUrl`; Twilio takes `POST` when it is left out.")),
            Url(Of.Text("fallbackUrl", w => w.FallbackUrl, "The URL that gets the message when `callbackUrl` fails.")),
            Called(Of.Enum("fallbackMethod", Method, w => w.FallbackMethod, "The HTTP method for `fallbackUrl`; Twilio takes `POST` when it is left out.")),
            Url(Of.Text("statusCallbackUrl", w => w.StatusCallbackUrl, "The URL that gets the delivery status of each message sent.")),
            Called(Of.OpenEnum("statusCallbackMethod", Method, w => w.StatusCallbackMethod, "The HTTP method for `statusCallbackUrl`; Twilio takes `POST` when it is left out.")),
        ]);

    private static PropertyDescription<SenderWebhook> Url(PropertyDescription<SenderWebhook> property) =>
        property with { Rules = [ValueRule.HttpUrl], Removal = Removal.Clears };

    private static PropertyDescription<SenderWebhook> Called(PropertyDescription<SenderWebhook> property) =>
        property with
        {
            Declaration = Declaration.Optional with { Default = Post },
            ReadBack = ReadBack.AsSent with { FilledInOn = _ => true },
            Removal = Removal.Sets(Post),
        };
}
