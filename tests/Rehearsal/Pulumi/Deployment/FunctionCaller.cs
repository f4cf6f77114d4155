using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Calls functions of providers through the engine.</summary>
sealed class FunctionCaller(MonitorConnection monitor, EngineLog log)
{
    /// <summary>Does not call while an argument, or the id of a resource to wait for, is unknown.</summary>
    public async Task<OutputData<T>> CallAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var encoded = await EncodeAsync(token, args).ConfigureAwait(false);
        if (encoded.HoldUnknown)
            return OutputData.Unknown<T>();

        var named = options is InvokeOutputOptions { DependsOn: var dependsOn }
            ? await DependencyRules.NamedAsync(dependsOn).ConfigureAwait(false)
            : [];
        var dependencies = encoded.AllDependencies;
        dependencies.UnionWith(named);
        if (!await AllExistAsync(dependencies).ConfigureAwait(false))
            return OutputData.Unknown<T>();

        var result = await SendAsync<T>(token, encoded, options).ConfigureAwait(false);
        return result with { Resources = result.Resources.Union(dependencies) };
    }

    public async Task<T> CallPlainAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var encoded = await EncodeAsync(token, args).ConfigureAwait(false);
        return (await SendAsync<T>(token, encoded, options).ConfigureAwait(false)).Value;
    }

    async Task<EncodedProperties> EncodeAsync(string token, InvokeArgs? args)
    {
        var keepResources = await monitor.SupportsResourceReferencesAsync().ConfigureAwait(false);
        return await EncodedProperties.EncodeAsync(token, (args ?? InvokeArgs.Empty).ToDictionary(), keepResources)
            .ConfigureAwait(false);
    }

    async Task<OutputData<T>> SendAsync<T>(string token, EncodedProperties args, InvokeOptions? options)
    {
        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        var answer = await monitor.Client.InvokeAsync(new ResourceInvokeRequest
        {
            Tok = token,
            Args = args.Fields,
            Provider = provider is null ? "" : await provider.GetReferenceAsync().ConfigureAwait(false),
            Version = options?.Version ?? "",
            PluginDownloadURL = options?.PluginDownloadURL ?? "",
            AcceptResources = true,
        });
        if (answer.Failures.Count > 0)
            throw new InvokeException(token, answer.Failures);

        var converter = new TypeConverter(Warn);
        var data = converter.Convert($"{token} result", Value.ForStruct(answer.Return ?? new Struct()), typeof(T));
        return data.With(data.Value is null ? default! : (T)data.Value);
    }

    void Warn(string message) => log.Write(LogSeverity.Warning, message);

    static async Task<bool> AllExistAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in DependencyRules.Expand(resources))
        {
            if (resource.Id is { } id && !(await id.Data.ConfigureAwait(false)).IsKnown)
                return false;
        }

        return true;
    }

    sealed class InvokeException(string token, IEnumerable<CheckFailure> failures)
        : Exception($"{token} failed: {string.Join("; ", failures.Select(failure => $"{failure.Reason} ({failure.Property})"))}");
}
