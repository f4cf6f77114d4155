using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TwilioEmulator.Fields;

/// <summary>Where the copy of a picture is that the service has taken over.</summary>
static class PictureCopy
{
    const long FirstExpiry = 0x6A000000;

    /// <summary>At Meta, by an address that expires: it is another one at every look.</summary>
    public static string AtMeta(string address, int look)
    {
        var expiry = (FirstExpiry + look).ToString("X", CultureInfo.InvariantCulture);
        var signature = HashOf(address + expiry);
        return $"https://pps.whatsapp.net/v/t61.24694-24/{HashOf(address)}_n.jpg?ccb=11-4&oh={signature}&oe={expiry}";
    }

    /// <summary>On another host, by an address that stays.</summary>
    public static string Elsewhere(string address) => $"https://media.example/{HashOf(address)}";

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
