using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;
using Rehearsal.Operations;
using Rehearsal.State;
using Rehearsal.Steps;
using Rehearsal.Values;

namespace Rehearsal.Monitor;

/// <summary>
/// The ResourceMonitor service: decode, let the steps do it, encode. A registration that fails is never answered, nor is a call
/// that comes after the end.
/// </summary>
internal sealed class MonitorService(
    Deployment deployment, Registrations registrations, ProviderRegistrations providers, Ending ending, InFlight inFlight) : ResourceMonitor.ResourceMonitorBase
{
    static readonly HashSet<string> Features = new(StringComparer.Ordinal)
    {
        "secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith",
    };

    readonly ConcurrentDictionary<string, RegisterPackageRequest> packages = new(StringComparer.Ordinal);

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) });

    public override Task<DeploymentInfo> GetDeploymentInfo(Empty request, ServerCallContext context)
    {
        var info = new DeploymentInfo
        {
            Project = deployment.Stack.Project, Stack = deployment.Stack.Stack, Organization = deployment.Stack.Organization,
            DryRun = deployment.Preview, Parallel = 8,
            ConfigSecretKeys = { deployment.Config.Where(entry => entry.Secret).Select(entry => entry.Key) },
            SupportedFeatures =
            {
                ResourceMonitorFeature.Secrets, ResourceMonitorFeature.ResourceReferences, ResourceMonitorFeature.OutputValues,
                ResourceMonitorFeature.AliasSpecs, ResourceMonitorFeature.DeletedWith,
            },
        };
        foreach (var entry in deployment.Config)
            info.Config[entry.Key] = entry.Value;
        return Task.FromResult(info);
    }

    public override Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request, ServerCallContext context)
    {
        var reference = $"{request.Name}@{request.Version}";
        packages[reference] = request;
        return Task.FromResult(new RegisterPackageResponse { Ref = reference });
    }

    string VersionOf(string packageRef, string version) => packages.TryGetValue(packageRef, out var package) ? package.Version : version;

    public override Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context) =>
        AnswerAsync(() => deployment.Stack.UrnOf(request.Parent, request.Type, request.Name), context, async () =>
        {
            var state = await registrations.RegisterAsync(Goal.Of(request, VersionOf(request.PackageRef, request.Version)));
            return new RegisterResourceResponse
            {
                Urn = state.Urn, Id = state.Id,
                Object = WireEncoder.ToProgram.Encode(state.Custom ? state.Outputs : state.Inputs),
            };
        });

    public override Task<ReadResourceResponse> ReadResource(ReadResourceRequest request, ServerCallContext context) =>
        AnswerAsync(() => deployment.Stack.UrnOf(request.Parent, request.Type, request.Name), context, async () =>
        {
            var goal = new Goal
            {
                Type = request.Type, Name = request.Name, Parent = request.Parent, Custom = true, Provider = request.Provider,
                Version = VersionOf(request.PackageRef, request.Version), Dependencies = [.. request.Dependencies],
                AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            };
            if (Signatures.Unknowns.Contains(request.Id))
                return new ReadResourceResponse { Urn = deployment.Stack.UrnOf(goal.Parent, goal.Type, goal.Name), Properties = new Struct() };
            var state = await registrations.ReadAsync(goal, request.Id, WireDecoder.Decode(request.Properties));
            return new ReadResourceResponse { Urn = state.Urn, Properties = WireEncoder.ToProgram.Encode(state.Outputs) };
        });

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context) =>
        TrackAsync<ResourceInvokeResponse>(context, async () => await InvokeAsync(request));

    async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        var args = WireDecoder.Decode(request.Args);
        if (args.ContainsUnknown)
            return new ResourceInvokeResponse { Return = new Struct(), Unknown = true };
        try
        {
            var reference = await providers.ReferenceAsync(request.Provider, request.Tok.Split(':')[0], VersionOf(request.PackageRef, request.Version));
            var client = await deployment.Providers.GetAsync(reference);
            var answer = await client.InvokeAsync(request.Tok, args, deployment.Cancel);
            return new ResourceInvokeResponse { Return = answer.Return ?? new Struct(), Failures = { answer.Failures } };
        }
        catch (Exception error) when (Failures.AreTold(error))
        {
            deployment.Log(new LogEvent(LogSeverity.Error, $"invocation of {request.Tok} returned an error: {error.Message}"));
            throw new RpcException(new Status(StatusCode.Unknown, $"invocation of {request.Tok} returned an error: {error.Message}"));
        }
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context) =>
        AnswerAsync(() => request.Urn, context, () =>
        {
            var state = deployment.Snapshot.Find(request.Urn) ?? throw new RehearsalException($"unknown resource '{request.Urn}'");
            deployment.Snapshot.Settle(state with { Outputs = WireDecoder.Decode(request.Outputs) });
            return Task.FromResult(new Empty());
        });

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context) =>
        TrackAsync<Empty>(context, async () =>
        {
            await ending.RunAsync();
            return new Empty();
        });

    // A failure is told while the call counts as under way, or the operation could end without it.
    Task<T> AnswerAsync<T>(Func<string> urn, ServerCallContext context, Func<Task<T>> answer) where T : class =>
        TrackAsync<T>(context, async () =>
        {
            try
            {
                return deployment.Aborted.IsCancellationRequested ? null : await answer();
            }
            catch (Exception error) when (Failures.AreTold(error))
            {
                if (error is not OperationCanceledException || !deployment.Aborted.IsCancellationRequested)
                    deployment.Fail(urn(), error.Message);
                return null;
            }
        });

    async Task<T> TrackAsync<T>(ServerCallContext context, Func<Task<T?>> call) where T : class
    {
        if (await inFlight.TrackAsync(call) is { } answer)
            return answer;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        throw new OperationCanceledException();
    }
}
