namespace Rehearsal.State;

/// <summary>Turns secrets into ciphertext and back.</summary>
internal interface ISecrets
{
    /// <summary>The line that lets another run check its passphrase: Pulumi's <c>encryptionsalt</c>.</summary>
    string Salt { get; }

    string Encrypt(string plaintext);

    string Decrypt(string ciphertext);
}
