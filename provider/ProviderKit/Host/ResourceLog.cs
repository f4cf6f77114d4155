using ProviderKit.Lifecycle;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>Speaks to the user about one resource.</summary>
internal sealed class ResourceLog(EngineLog log, string urn, Redaction redaction) : IOperationLog
{
    public void Status(string message) => log.Write(LogSeverity.Info, redaction.Of(message), urn, ephemeral: true);

    public void Info(string message) => log.Write(LogSeverity.Info, redaction.Of(message), urn);

    public void Warn(string message) => log.Write(LogSeverity.Warning, redaction.Of(message), urn);
}
