using System.Security.Cryptography;
using System.Text;

namespace Rehearsal.State;

/// <summary>Pulumi's passphrase secrets provider: PBKDF2 over SHA-256 and AES-256-GCM.</summary>
internal sealed class PassphraseSecrets : ISecrets
{
    const int Iterations = 1_000_000;
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const string Probe = "pulumi";

    readonly byte[] key;

    PassphraseSecrets(byte[] key, string salt) => (this.key, Salt) = (key, salt);

    public string Salt { get; private init; }

    public static PassphraseSecrets Create(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(8);
        var key = Derive(passphrase, salt);
        var probe = new PassphraseSecrets(key, "").Encrypt(Probe);
        return new PassphraseSecrets(key, $"v1:{Convert.ToBase64String(salt)}:{probe}");
    }

    /// <exception cref="CryptographicException">The passphrase is not the one the salt line was made with.</exception>
    public static PassphraseSecrets Open(string passphrase, string saltLine)
    {
        var parts = saltLine.Split(':', 3);
        if (parts is not ["v1", var salt, var probe])
            throw new FormatException($"malformed encryption salt '{saltLine}'");
        var secrets = new PassphraseSecrets(Derive(passphrase, Convert.FromBase64String(salt)), saltLine);
        try
        {
            return secrets.Decrypt(probe) == Probe ? secrets : throw new CryptographicException("incorrect passphrase");
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CryptographicException("incorrect passphrase");
        }
    }

    static byte[] Derive(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Iterations, HashAlgorithmName.SHA256, 32);

    public string Encrypt(string plaintext)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var plain = Encoding.UTF8.GetBytes(plaintext);
        var sealedBytes = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length));
        return $"v1:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedBytes)}";
    }

    public string Decrypt(string ciphertext)
    {
        var parts = ciphertext.Split(':');
        if (parts is not ["v1", var nonce, var text])
            throw new FormatException("malformed ciphertext");
        var sealedBytes = Convert.FromBase64String(text);
        var plain = new byte[sealedBytes.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(Convert.FromBase64String(nonce), sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
