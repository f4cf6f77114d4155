using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>Twilio's shared WhatsApp sandbox: in every account's list, nobody's own.</summary>
static class Sandbox
{
    const string Sid = "XE5a4d5b0c5a4d5b0c5a4d5b0c5a4d5b0c";
    const string SenderId = "whatsapp:+14155238886";

    public static void Seed(SenderStore store)
    {
        var document = new JsonObject { ["profile"] = new JsonObject { ["name"] = "Twilio Sandbox" } };
        var sender = store.Seed(Sid, "", SenderId, document, [new(SenderStatus.Online)]);
        store.Replace(sender with { IsShared = true });
    }
}
