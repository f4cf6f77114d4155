using Pulumirpc;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>Configure carries its values twice: typed with secrets wrapped, and as strings in clear without the version.</summary>
internal static class ConfigureRequests
{
    public static ConfigureRequest Of(Urn urn, string id, MapValue inputs)
    {
        var request = new ConfigureRequest
        {
            Args = WireEncoder.ToProvider.Encode(inputs),
            AcceptSecrets = true, AcceptResources = true, SendsOldInputs = true, SendsOldInputsToDelete = true,
            Id = id, Urn = urn.ToString(), Name = urn.Name, Type = urn.Type,
        };
        var package = urn.Type[Urn.ProviderTypePrefix.Length..];
        foreach (var (key, value) in inputs.Entries.Where(entry => entry.Key != "version"))
            request.Variables[$"{package}:config:{key}"] = value.InClear() is TextValue text ? text.Text : JsonValues.Compact(value);
        return request;
    }
}
