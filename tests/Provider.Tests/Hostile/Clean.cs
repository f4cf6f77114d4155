using Grpc.Core;
using Provider.Tests.Front;

namespace Provider.Tests.Hostile;

/// <summary>What a failure must be, whoever caused it: said in words for users, and no bug of ours.</summary>
internal static class Clean
{
    private const int LongestMessage = 6000;

    public static void Failure(RpcException? failure)
    {
        Assert.NotNull(failure);
        var status = failure.Status;
        Assert.True(status.StatusCode != StatusCode.Internal, status.ToString());
        // Unknown is kept for one thing: nobody can know whether a registration took place.
        Assert.True(
            status.StatusCode != StatusCode.Unknown || status.Detail.Contains("Nobody knows whether", StringComparison.Ordinal),
            status.ToString());
        Assert.DoesNotContain("Exception", status.Detail, StringComparison.Ordinal);
        Assert.InRange(status.Detail.Length, 1, LongestMessage);
        Assert.DoesNotContain(status.Detail, letter => char.IsControl(letter) && letter != '\n');
    }

    /// <summary>After whatever was done to it, the plugin works.</summary>
    public static async Task AliveAsync(Plugin plugin)
    {
        Assert.Equal("0.1.0", (await plugin.Client.GetPluginInfoAsync(new())).Version);
        var check = await plugin.Client.CheckAsync(new()
        {
            Urn = "urn:pulumi:dev::shop::twilio:messaging:Sender::alive",
            Type = Stack.Token,
            Olds = new(),
            News = PropertyText.Read(Bench.Plain),
        });
        Assert.Empty(check.Failures);
        Assert.Equal(Bench.Plain, PropertyText.Write(check.Inputs).Replace(
            """{"profile":{"name":"Acme"},"senderId":"whatsapp:+15017122661"}""", Bench.Plain, StringComparison.Ordinal));
    }
}
