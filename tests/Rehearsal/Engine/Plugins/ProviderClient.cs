using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Pulumirpc;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.Plugins;

/// <summary>One provider process as the engine talks to it: requests in the engine's shapes, answers held against the rules.</summary>
internal sealed class ProviderClient
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    readonly IPlugin plugin;
    readonly ResourceProvider.ResourceProviderClient calls;
    readonly ExchangeRules rules;
    readonly bool preview;
    bool acceptsSecrets;
    Task configured = Task.CompletedTask;

    ProviderClient(IPlugin plugin, string package, ExchangeLog log, bool preview)
    {
        (this.plugin, this.preview, rules) = (plugin, preview, new ExchangeRules(package, preview));
        calls = new ResourceProvider.ResourceProviderClient(plugin.Channel.Intercept(new ProviderCallInterceptor(log, package)));
    }

    /// <summary>False while the configuration holds unknowns: then the engine answers for the provider.</summary>
    public bool ConfigurationKnown { get; private set; } = true;

    WireEncoder Wire => acceptsSecrets ? WireEncoder.ToProvider : WireEncoder.InClear;

    /// <summary>Handshake, Attach for a plugin that ran before, GetPluginInfo: the start of every conversation.</summary>
    public static async Task<ProviderClient> OpenAsync(
        IPlugin plugin, string package, string engineAddress, ExchangeLog log, bool preview, CancellationToken cancel)
    {
        var client = new ProviderClient(plugin, package, log, preview);
        await client.HandshakeAsync(engineAddress, cancel);
        if (plugin.Directory is null)
            await client.calls.AttachAsync(new PluginAttach { Address = engineAddress }, cancellationToken: cancel);
        await client.calls.GetPluginInfoAsync(new Empty(), cancellationToken: cancel);
        return client;
    }

    async Task HandshakeAsync(string engineAddress, CancellationToken cancel)
    {
        var request = new ProviderHandshakeRequest
        {
            EngineAddress = engineAddress,
            ConfigureWithUrn = true, SupportsViews = true, SupportsRefreshBeforeUpdate = true, InvokeWithPreview = true,
            MapperTarget = engineAddress, LoaderTarget = engineAddress, ResolverTarget = engineAddress,
            AcceptsByteString = true,
        };
        if (plugin.Directory is { } directory)
            (request.RootDirectory, request.ProgramDirectory) = (directory, directory);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(StartLimit);
        try
        {
            acceptsSecrets = (await calls.HandshakeAsync(request, cancellationToken: deadline.Token)).AcceptSecrets;
        }
        catch (RpcException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw rules.Broken("Handshake is answered within 10 s of the port", "no answer");
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unimplemented)
        {
            acceptsSecrets = false;
        }
    }

    public async Task<CheckResponse> CheckConfigAsync(string urn, MapValue olds, MapValue news, CancellationToken cancel)
    {
        var parsed = Urn.Parse(urn);
        try
        {
            return await calls.CheckConfigAsync(new CheckRequest
            {
                Urn = urn, Name = parsed.Name, Type = parsed.Type,
                Olds = WireEncoder.InClear.Encode(olds), News = WireEncoder.InClear.Encode(news),
            }, cancellationToken: cancel);
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unimplemented)
        {
            return new CheckResponse { Inputs = WireEncoder.ToProvider.Encode(news) };
        }
        catch (RpcException error)
        {
            throw ResourceFailure.From(error);
        }
    }

    public async Task<DiffResponse> DiffConfigAsync(ResourceState old, MapValue news, CancellationToken cancel)
    {
        try
        {
            return rules.Diff(await calls.DiffConfigAsync(new DiffRequest
            {
                Urn = old.Urn, Name = old.Name, Type = old.Type,
                Olds = WireEncoder.InClear.Encode(old.Outputs), OldInputs = WireEncoder.InClear.Encode(old.Inputs),
                News = WireEncoder.InClear.Encode(news),
            }, cancellationToken: cancel));
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unimplemented)
        {
            return new DiffResponse();
        }
        catch (RpcException error)
        {
            throw ResourceFailure.From(error);
        }
    }

    /// <summary>Starts the configuration; its error shows at the first call that needs it.</summary>
    public void Configure(string urn, string id, MapValue inputs, CancellationToken cancel)
    {
        ConfigurationKnown = !inputs.ContainsUnknown;
        if (!ConfigurationKnown)
            return;
        var request = ConfigureRequests.Of(Urn.Parse(urn), id, inputs);
        configured = calls.ConfigureAsync(request, cancellationToken: cancel).ResponseAsync;
        _ = configured.ContinueWith(task => task.Exception, TaskScheduler.Default);
    }

    public Task<CheckResponse> CheckAsync(string urn, MapValue olds, MapValue news, byte[] seed, CancellationToken cancel)
    {
        var request = Named(new CheckRequest
        {
            Urn = urn, Olds = Wire.Encode(olds), News = Wire.Encode(news), RandomSeed = ByteString.CopyFrom(seed),
        });
        return AskAsync(
            () => calls.CheckAsync(request, cancellationToken: cancel), rules.Check, () => new CheckResponse { Inputs = request.News });
    }

    public Task<DiffResponse> DiffAsync(DiffRoles roles, CancellationToken cancel)
    {
        var urn = Urn.Parse(roles.Urn);
        var request = new DiffRequest
        {
            Id = roles.Id, Urn = roles.Urn, Name = urn.Name, Type = urn.Type,
            Olds = Wire.Encode(roles.OldOutputs), OldInputs = Wire.Encode(roles.OldInputs), News = Wire.Encode(roles.News),
            IgnoreChanges = { roles.IgnoreChanges },
        };
        return AskAsync(() => calls.DiffAsync(request, cancellationToken: cancel), rules.Diff, () => new DiffResponse());
    }

    public Task<CreateResponse> CreateAsync(string urn, MapValue inputs, double timeout, CancellationToken cancel)
    {
        var parsed = Urn.Parse(urn);
        var request = new CreateRequest
        {
            Urn = urn, Name = parsed.Name, Type = parsed.Type, Properties = Wire.Encode(inputs), Timeout = timeout, Preview = preview,
        };
        return AskAsync(
            () => calls.CreateAsync(request, cancellationToken: cancel), rules.Create,
            () => new CreateResponse { Properties = new Struct() });
    }

    public Task<UpdateResponse> UpdateAsync(ResourceState old, ResourceState wanted, CancellationToken cancel)
    {
        var request = new UpdateRequest
        {
            Id = old.Id, Urn = wanted.Urn, Name = wanted.Name, Type = wanted.Type,
            Olds = Wire.Encode(old.Outputs), OldInputs = Wire.Encode(old.Inputs), News = Wire.Encode(wanted.Inputs),
            IgnoreChanges = { wanted.IgnoreChanges }, Timeout = wanted.Timeouts.Update, Preview = preview,
        };
        return AskAsync(
            () => calls.UpdateAsync(request, cancellationToken: cancel), rules.Update,
            () => new UpdateResponse { Properties = new Struct() });
    }

    /// <param name="subject">What is read: its URN, its timeout.</param>
    /// <param name="id">The object's id.</param>
    /// <param name="known">What is known of it; null in an import, where both fields are absent.</param>
    /// <param name="cancel">Ends the call.</param>
    public Task<ReadResponse> ReadAsync(ResourceState subject, string id, KnownBags? known, CancellationToken cancel)
    {
        var request = new ReadRequest
        {
            Id = id, Urn = subject.Urn, Name = subject.Name, Type = subject.Type, Timeout = subject.Timeouts.Read,
            Properties = known is null ? null : Wire.Encode(known.Properties),
            Inputs = known is null ? null : Wire.Encode(known.Inputs),
        };
        return AskAsync(
            () => calls.ReadAsync(request, cancellationToken: cancel), rules.Read,
            () => new ReadResponse { Id = id, Properties = new Struct(), Inputs = new Struct() });
    }

    public Task DeleteAsync(ResourceState old, CancellationToken cancel)
    {
        var request = new DeleteRequest
        {
            Id = old.Id, Urn = old.Urn, Name = old.Name, Type = old.Type, Timeout = old.Timeouts.Delete,
            Properties = Wire.Encode(old.Outputs), OldInputs = Wire.Encode(old.Inputs),
        };
        return WhenConfiguredAsync(() => calls.DeleteAsync(request, cancellationToken: cancel));
    }

    public Task<InvokeResponse> InvokeAsync(string token, MapValue args, CancellationToken cancel)
    {
        var request = new InvokeRequest { Tok = token, Args = Wire.Encode(args), Preview = preview };
        return AskAsync(
            () => calls.InvokeAsync(request, cancellationToken: cancel), rules.Invoke,
            () => new InvokeResponse { Return = new Struct() });
    }

    public async Task<string> GetSchemaAsync(CancellationToken cancel) =>
        (await calls.GetSchemaAsync(new GetSchemaRequest(), cancellationToken: cancel)).Schema;

    /// <summary>A person's Ctrl-C: the provider has time to bring what it does to an end.</summary>
    public Task InterruptAsync() => CancelAsync(TimeSpan.FromSeconds(30));

    public async Task CloseAsync()
    {
        try
        {
            await CancelAsync(TimeSpan.FromSeconds(5));
        }
        finally
        {
            await plugin.StopAsync();
        }
    }

    async Task CancelAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await calls.CancelAsync(new Empty(), cancellationToken: deadline.Token);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unimplemented or StatusCode.Unavailable)
        {
            // The real engine does without an answer too; the exit of the process is judged next.
        }
        catch (RpcException) when (deadline.IsCancellationRequested)
        {
            throw rules.Broken("Cancel is answered promptly", $"no answer within {patience.TotalSeconds} s");
        }
    }

    static CheckRequest Named(CheckRequest request)
    {
        var urn = Urn.Parse(request.Urn);
        (request.Name, request.Type) = (urn.Name, urn.Type);
        return request;
    }

    async Task<T> AskAsync<T>(Func<AsyncUnaryCall<T>> call, Func<T, T> law, Func<T> whileUnknown) =>
        ConfigurationKnown ? law(await WhenConfiguredAsync(call)) : whileUnknown();

    async Task<T> WhenConfiguredAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        try
        {
            await configured;
            return await call();
        }
        catch (RpcException error)
        {
            throw ResourceFailure.From(error);
        }
    }
}

/// <summary>Who plays which part in a Diff: refresh turns the roles round.</summary>
internal sealed record DiffRoles(
    string Id, string Urn, MapValue OldInputs, MapValue OldOutputs, MapValue News, IReadOnlyList<string> IgnoreChanges);

internal sealed record KnownBags(MapValue Properties, MapValue Inputs);
