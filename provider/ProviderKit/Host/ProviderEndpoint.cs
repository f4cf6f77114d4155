using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ProviderKit.Behaviour;
using ProviderKit.Lifecycle;
using ProviderKit.Wire;
using Pulumirpc;

namespace ProviderKit.Host;

/// <summary>The RPCs about the plugin itself and its configuration. What isn't here answers UNIMPLEMENTED, as it should.</summary>
internal sealed partial class ProviderEndpoint(
    IProvider provider, ProviderSession session, EngineLog log, Func<string, string?> environment) : ResourceProvider.ResourceProviderBase
{
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context)
    {
        if (request.EngineAddress.Length > 0)
            log.Attach(request.EngineAddress);
        return Task.FromResult(new ProviderHandshakeResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            AcceptOutputs = true,
            AcceptsByteString = true,
        });
    }

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context)
    {
        log.Attach(request.Address);
        session.IsAttached = true;
        return Task.FromResult(new Empty());
    }

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = provider.Package.Version });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context)
    {
        if (request.Version != 0)
            throw new OperationFailedException(FailureKind.Refused, $"There is no schema version {request.Version}; this plugin has version 0.");
        if (request.SubpackageName.Length > 0)
            throw new OperationFailedException(FailureKind.Refused, $"{provider.Package.Name} has no sub-packages, so none called \"{request.SubpackageName}\".");
        return Task.FromResult(new GetSchemaResponse { Schema = SchemaEncoder.Encode(provider.Package) });
    }

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context)
    {
        var news = StructDecoder.Decode(request.News);
        var check = CheckRules.CheckConfiguration(provider.Package, ConfigurationRules.OwnKeys(news), FromEnvironment());
        Warn(check, request.Urn);
        var inputs = ConfigurationRules.OnlyEngineKeys(news).Aggregate(check.Inputs, (all, key) => all.With(key.Key, key.Value));
        return Task.FromResult(new CheckResponse
        {
            Inputs = StructEncoder.Encode(inputs),
            Failures = { check.Failures.Select(finding => FindingEncoder.Encode(finding, news)) },
        });
    }

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context)
    {
        var olds = Typed(request.OldInputs ?? request.Olds);
        var diff = DiffRules.Diff(
            provider.Package.Configuration, olds, Values.PropertyMap.Empty, Typed(request.News), IgnoreRules.Paths(request.IgnoreChanges));
        Warn(diff.Warnings(null), request.Urn);
        var response = DiffEncoder.Encode(diff, provider.Package.Configuration);
        response.DeleteBeforeReplace = false;
        return Task.FromResult(response);
    }

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        var fallback = FromEnvironment();
        var given = CheckRules.CheckConfiguration(
            provider.Package, ConfigurationRules.OwnKeys(StructDecoder.Decode(request.Args)), fallback);
        var found = CheckRules.CheckEnvironment(provider.Package, fallback, given.Inputs);
        var failures = given.Failures.Concat(found.Failures).Select(f => f.Reason).ToList();
        if (failures.Count > 0)
            throw new OperationFailedException(FailureKind.Refused, string.Join("\n", failures));
        var configuration = new ProviderConfiguration(given.Inputs, found.Inputs);
        session.Configure(configuration, provider.Configure(configuration));
        return Task.FromResult(new ConfigureResponse
        {
            AcceptSecrets = true,
            SupportsPreview = true,
            AcceptResources = true,
            AcceptOutputs = true,
        });
    }

    public override async Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        session.CancelOperations();
        await log.FlushAsync(context.CancellationToken);
        return new();
    }

    private Values.PropertyMap Typed(Struct? configuration) => CheckRules.CheckConfiguration(
        provider.Package, ConfigurationRules.OwnKeys(StructDecoder.Decode(configuration)), FromEnvironment()).Inputs;

    private Values.PropertyMap FromEnvironment() =>
        ConfigurationRules.FromEnvironment(provider.Package.Configuration, environment);

    private void Warn(CheckResult check, string urn) => Warn(check.Warnings.Select(warning => warning.Reason), urn);

    private void Warn(IEnumerable<string> warnings, string urn)
    {
        foreach (var warning in warnings)
            log.Write(LogSeverity.Warning, warning, urn);
    }
}
