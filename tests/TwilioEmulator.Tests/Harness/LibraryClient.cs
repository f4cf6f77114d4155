using Twilio.Clients;
using Twilio.Http;
using DotnetClient = System.Net.Http.HttpClient;

namespace TwilioEmulator.Tests.Harness;

/// <summary>Twilio's own library for C#, whose requests reach an emulator wherever they were meant to go.</summary>
sealed class LibraryClient : IDisposable
{
    readonly DotnetClient http;

    public LibraryClient(
        Emulation emulation, string user = EmulatorOptions.DefaultAccountSid, string password = EmulatorOptions.DefaultAuthToken)
    {
        http = new(new Diversion(emulation.Server.BaseUrl, Meant));
        Rest = new TwilioRestClient(user, password, httpClient: new SystemNetHttpClient(http));
    }

    public ITwilioRestClient Rest { get; }

    /// <summary>The hosts that the library asked.</summary>
    public HashSet<string> Meant { get; } = [];

    public void Dispose() => http.Dispose();

    sealed class Diversion(Uri emulator, HashSet<string> meant) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            meant.Add($"{request.RequestUri!.Scheme}://{request.RequestUri.Authority}");
            request.RequestUri = new(emulator, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
