using System.Reflection;
using System.Runtime.CompilerServices;
using ProviderKit.Host;
using PulumiTwilioSenders;
using TwilioApi;

namespace Provider.Tests.Secrets;

/// <summary>Whatever holds a credential leaves it out of its own text.</summary>
public sealed class RedactedTextTests
{
    private const string Mark = "m4rk-of-a-secret";

    private static readonly string[] Credentials =
        ["AuthToken", "ApiSecret", "Password", "VerificationCode", "CallbackUrl", "FallbackUrl", "StatusCallbackUrl"];

    private static readonly Type[] Types =
    [
        .. new[] { typeof(TwilioProvider), typeof(SendersClient), typeof(PluginHost) }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false, Namespace: not ("Pulumirpc" or "Grpc.Health.V1") } && IsRecord(t)),
    ];

    [Fact]
    public void No_record_prints_a_credential_that_it_holds()
    {
        var offenders = Types.Where(t => Holds(t, depth: 5)).Where(t => Filled(t, depth: 5)?.ToString()?.Contains(Mark, StringComparison.Ordinal) == true).Select(t => t.FullName);
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_search_fills_what_it_looks_at()
    {
        Assert.Superset(
            new HashSet<string> { "SenderWebhook", "Sender", "ProviderSettings" },
            Types.Where(t => Holds(t, 5)).Select(t => t.Name).ToHashSet());
        Assert.Equal(Mark, ((Sender)Filled(typeof(Sender), 5)!).Webhook!.CallbackUrl);
    }

    [Fact]
    public void Credentials_print_their_user_alone()
    {
        var credentials = new TwilioCredentials("SK1", Mark);
        Assert.Equal("SK1 ([secret])", credentials.ToString());
        Assert.DoesNotContain(Mark, new SendersClientOptions { Credentials = credentials }.ToString(), StringComparison.Ordinal);
    }

    private static bool Holds(Type type, int depth) => depth > 0 && type.GetProperties().Any(p =>
        Credentials.Contains(p.Name) || (Types.Contains(p.PropertyType) && Holds(p.PropertyType, depth - 1)));

    private static object? Filled(Type type, int depth)
    {
        if (depth == 0)
            return null;
        var filled = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType == typeof(string))
                property.SetValue(filled, Credentials.Contains(property.Name) ? Mark : "x");
            else if (Types.Contains(property.PropertyType))
                property.SetValue(filled, Filled(property.PropertyType, depth - 1));
        }

        return filled;
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
