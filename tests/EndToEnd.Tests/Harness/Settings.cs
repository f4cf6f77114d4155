using TwilioEmulator;

namespace EndToEnd.Tests.Harness;

/// <summary>The provider's configuration for an emulator, and its secrets.</summary>
static class Settings
{
    public static Dictionary<string, string> Of(EmulatorServer twilio) => new()
    {
        ["baseUrl"] = twilio.BaseUrl.AbsoluteUri,
        ["pollInterval"] = "0.05",
        ["accountSid"] = EmulatorOptions.DefaultAccountSid,
        ["authToken"] = EmulatorOptions.DefaultAuthToken,
    };
}
