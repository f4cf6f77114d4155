using Google.Protobuf;

namespace Rehearsal.Tests.PulumiSdk.Doubles;

/// <summary>One request as the engine received it.</summary>
sealed record Call(string Method, IMessage Request)
{
    public string Json => JsonFormatter.Default.Format(Request);
}
