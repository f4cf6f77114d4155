using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers or reads a resource with the engine and resolves its outputs with the answer.</summary>
sealed class ResourceRegistrar(
    MonitorConnection monitor, EngineLog log, bool isDryRun, Func<Resource, Task<string>> rootUrnAsync)
{
    readonly RegistrationEncoder encoder = new(monitor, rootUrnAsync);

    public async Task RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, ImmutableDictionary<string, IOutputSource> outputs)
    {
        try
        {
            Resolve(resource, outputs, await SendAsync(resource, args, options).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            foreach (var output in outputs.Values)
                output.Fail(exception);
            throw;
        }
    }

    public async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.ValueOrAsync("").ConfigureAwait(false);
        var values = await outputs.ValueOrAsync(new Dictionary<string, object?>()).ConfigureAwait(false);
        var keepResources = await monitor.SupportsResourceReferencesAsync().ConfigureAwait(false);
        var encoded = await EncodedProperties.EncodeAsync(resource.GetResourceName(), values, keepResources)
            .ConfigureAwait(false);
        await monitor.Client.RegisterResourceOutputsAsync(
            new RegisterResourceOutputsRequest { Urn = urn, Outputs = encoded.Fields });
    }

    async Task<Answer> SendAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Id is { } given && await given.ToOutput().ValueOrAsync("").ConfigureAwait(false) is { Length: > 0 } id)
        {
            var read = await encoder.ReadAsync(resource, id, args, options).ConfigureAwait(false);
            var found = await monitor.Client.ReadResourceAsync(read);
            return new Answer(found.Urn, id, found.Properties, [], MissingIsKnown: !isDryRun);
        }

        var register = await encoder.RegisterAsync(resource, args, options).ConfigureAwait(false);
        var answer = await monitor.Client.RegisterResourceAsync(register);
        var dependencies = answer.PropertyDependencies.ToDictionary(
            property => property.Key,
            property => property.Value.Urns.Select(urn => (Resource)new DependencyResource(urn)).ToImmutableHashSet());
        return new Answer(
            answer.Urn, answer.Id, answer.Object, dependencies,
            MissingIsKnown: !isDryRun && answer.Result == Pulumirpc.Result.Success);
    }

    void Resolve(Resource resource, ImmutableDictionary<string, IOutputSource> outputs, Answer answer)
    {
        var converter = new TypeConverter(message => log.Write(LogSeverity.Warning, message, resource));
        outputs[OutputSources.Urn].Resolve(OutputData.Known<object?>(answer.Urn));
        if (resource is CustomResource)
            outputs[OutputSources.Id].Resolve(new([], answer.Id, IsKnown: answer.Id.Length > 0, IsSecret: false));

        foreach (var (name, output) in outputs)
        {
            if (name is OutputSources.Urn or OutputSources.Id)
                continue;

            if (answer.Properties?.Fields.TryGetValue(name, out var value) != true)
            {
                output.ResolveMissing(answer.MissingIsKnown);
                continue;
            }

            var data = converter.Convert($"{resource.GetType().FullName}.{name}", value!, output.Type);
            output.Resolve(data with { Resources = answer.Dependencies.GetValueOrDefault(name, []) });
        }
    }

    sealed record Answer(
        string Urn,
        string Id,
        Struct? Properties,
        Dictionary<string, ImmutableHashSet<Resource>> Dependencies,
        bool MissingIsKnown);
}
