using Google.Protobuf;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>One request as the engine received it; the peer is the far end of the connection it came on.</summary>
sealed record Call(string Method, IMessage Request, string Peer)
{
    public string Json => JsonFormatter.Default.Format(Request);
}
