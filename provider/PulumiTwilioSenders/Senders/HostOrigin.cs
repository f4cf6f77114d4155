using PulumiTwilioSenders.Configuration;

namespace PulumiTwilioSenders.Senders;

/// <summary>Which settings the host's name is made of, for whoever looks for a mistake in it.</summary>
internal static class HostOrigin
{
    public static string Of(ProviderSettings settings) => settings switch
    {
        { BaseUrl: not null } => "twilio:baseUrl (or TWILIO_SENDERS_BASE_URL)",
        { Edge: { } edge, Region: { } region } => $"twilio:edge \"{edge}\" (or TWILIO_EDGE) and twilio:region \"{region}\" (or TWILIO_REGION)",
        { Edge: { } edge } => $"twilio:edge \"{edge}\" (or TWILIO_EDGE), for which the region is us1",
        { Region: { } region } => $"twilio:region \"{region}\" (or TWILIO_REGION), without an edge",
        _ => "",
    };
}
