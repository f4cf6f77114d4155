using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A provider with its own configuration, to be named in the options of other resources.</summary>
public class ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
    : CustomResource($"pulumi:providers:{package}", name, args, options)
{
    internal string Package { get; } = package;

    /// <summary>How requests name it: URN, two colons, id.</summary>
    internal async Task<string> GetReferenceAsync()
    {
        var urn = await Urn.ValueOrAsync("").ConfigureAwait(false);
        var id = await Id.ValueOrAsync("").ConfigureAwait(false);
        return $"{urn}::{(id.Length > 0 ? id : Signatures.Unknown)}";
    }
}
