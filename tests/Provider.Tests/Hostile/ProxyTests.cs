using System.Net;
using Microsoft.AspNetCore.Http;
using Provider.Tests.Front;
using TwilioApi;

namespace Provider.Tests.Hostile;

[Collection(nameof(Alone))]
public sealed class ProxyTests
{
    [Fact]
    public async Task A_proxy_of_the_environment_is_not_used_for_this_machine()
    {
        await using var proxy = await HostileServer.StartAsync(context => context.Response.WriteAsync("{}"));
        await using var twilio = await HostileServer.StartAsync(context => context.Response.WriteAsync("{}"));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new Anything(proxy.Url);
        try
        {
            using var client = new SendersClient(
                new() { Credentials = new("AC", "token"), BaseUrl = twilio.Url, MaxRetries = 0 }, TimeProvider.System);
            await Assert.ThrowsAsync<TwilioApiException>(() => client.FetchAsync("XE" + new string('a', 32)));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Equal((0, 1), (proxy.Visits, twilio.Visits));
    }

    private sealed class Anything(Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => proxy;

        public bool IsBypassed(Uri host) => false;
    }
}
