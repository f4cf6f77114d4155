extern alias engine;

using System.Security.Cryptography;
using engine::Rehearsal.State;

namespace Rehearsal.Tests.Engine.State;

public sealed class PassphraseSecretsTests
{
    [Fact]
    public void A_secret_is_read_back_with_the_passphrase_and_the_salt_line()
    {
        var writer = PassphraseSecrets.Create("correct horse");

        var reader = PassphraseSecrets.Open("correct horse", writer.Salt);

        Assert.Equal("\"hunter2\"", reader.Decrypt(writer.Encrypt("\"hunter2\"")));
    }

    [Fact]
    public void Another_passphrase_is_refused()
    {
        var salt = PassphraseSecrets.Create("correct horse").Salt;

        var error = Assert.Throws<CryptographicException>(() => PassphraseSecrets.Open("battery staple", salt));

        Assert.Equal("incorrect passphrase", error.Message);
    }

    [Fact]
    public void Ciphertext_and_salt_have_the_layout_of_the_real_engine()
    {
        var secrets = PassphraseSecrets.Create("p");

        Assert.Matches("^v1:[A-Za-z0-9+/]{11}=:v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{30}==$", secrets.Salt);
        Assert.Matches("^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]+=*$", secrets.Encrypt("x"));
    }
}
