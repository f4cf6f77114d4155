using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Lifecycle;
using ProviderKit.Values;
using ProviderKit.Wire;
using Pulumirpc;
using CreateRequest = Pulumirpc.CreateRequest;
using DeleteRequest = Pulumirpc.DeleteRequest;
using ReadRequest = Pulumirpc.ReadRequest;

namespace ProviderKit.Host;

/// <summary>The RPCs about resources: decode, call, encode.</summary>
internal sealed partial class ProviderEndpoint
{
    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        var news = StructDecoder.Decode(request.News);
        var check = CheckRules.Check(Description(request.Type, request.Urn), news, StructDecoder.Decode(request.Olds));
        Warn(check, request.Urn);
        return Task.FromResult(new CheckResponse
        {
            Inputs = StructEncoder.Encode(check.Inputs),
            Failures = { check.Failures.Select(finding => FindingEncoder.Encode(finding, news)) },
        });
    }

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context)
    {
        session.Remember(request.Urn);
        var resource = Description(request.Type, request.Urn);
        var olds = StructDecoder.Decode(request.OldInputs ?? request.Olds);
        var diff = DiffRules.Diff(
            resource.Shape, olds, StructDecoder.Decode(request.Olds), StructDecoder.Decode(request.News), IgnoreRules.Paths(request.IgnoreChanges));
        Warn(diff.Warnings(resource.DeleteWarning(olds)).Concat(IgnoreRules.Remarks(resource.Shape, request.IgnoreChanges)), request.Urn);
        return Task.FromResult(DiffEncoder.Encode(diff, resource.Shape));
    }

    public override async Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        var inputs = StructDecoder.Decode(request.Properties);
        if (request.Preview)
            return new() { Properties = StructEncoder.Encode(PreviewRules.Create(Description(request.Type, request.Urn).Shape, inputs)) };
        var created = await OperateAsync(new(request.Urn, request.Timeout, context), [inputs], async (operation, cancellation) =>
            await Operations(request.Type, request.Urn).CreateAsync(inputs, operation, cancellation));
        return new() { Id = created!.Id, Properties = StructEncoder.Encode(created.Outputs) };
    }

    public override async Task<ReadResponse> Read(ReadRequest request, ServerCallContext context)
    {
        // Absent in an import, empty in a get: the operations take both for nothing declared.
        var (inputs, outputs) = (StructDecoder.Decode(request.Inputs), StructDecoder.Decode(request.Properties));
        var read = await OperateAsync(new(request.Urn, request.Timeout, context), [inputs, outputs], (operation, cancellation) =>
            Operations(request.Type, request.Urn).ReadAsync(request.Id, inputs, outputs, operation, cancellation));
        return read is null
            ? new()
            : new() { Id = read.Id, Inputs = StructEncoder.Encode(read.Inputs), Properties = StructEncoder.Encode(read.Outputs) };
    }

    public override async Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        var olds = StructDecoder.Decode(request.Olds);
        var change = new ResourceChange(
            request.OldInputs is null ? olds : StructDecoder.Decode(request.OldInputs), olds,
            StructDecoder.Decode(request.News), IgnoreRules.Paths(request.IgnoreChanges));
        var resource = Description(request.Type, request.Urn);
        var diff = change.Diff(resource.Shape);
        WarnOfUpdate(resource, diff, change.News, request.Urn);
        if (request.Preview)
        {
            var redaction = Redaction(olds, change.OldInputs, change.News);
            Warn(resource.Remarks(change.News, olds).Select(redaction.Of), request.Urn);
            var promised = PreviewRules.Update(resource.Shape, change.OldInputs, olds, change.News, diff);
            return new() { Properties = StructEncoder.Encode(redaction.Of(promised)) };
        }

        var updated = await OperateAsync(new(request.Urn, request.Timeout, context), [olds, change.OldInputs, change.News], async (operation, cancellation) =>
            await Operations(request.Type, request.Urn).UpdateAsync(request.Id, change, operation, cancellation));
        return new() { Properties = StructEncoder.Encode(updated!.Outputs) };
    }

    public override async Task<Empty> Delete(DeleteRequest request, ServerCallContext context)
    {
        var outputs = StructDecoder.Decode(request.Properties);
        var inputs = StructDecoder.Decode(request.OldInputs);
        await OperateAsync(new(request.Urn, request.Timeout, context), [outputs, inputs], async (operation, cancellation) =>
        {
            await Operations(request.Type, request.Urn).DeleteAsync(request.Id, outputs, operation, cancellation);
            return null;
        });
        return new();
    }

    /// <summary>
    /// Runs an operation until it is done, the caller hangs up or the engine cancels, and takes the secrets that it works
    /// with out of all that it says.
    /// </summary>
    private async Task<ResourceState?> OperateAsync(
        OperationCall call, PropertyMap[] values, Func<Operation, CancellationToken, Task<ResourceState?>> operate)
    {
        var redaction = Redaction(values);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(call.Context.CancellationToken, session.Running);
        var operation = new Operation(call.Timeout, new ResourceLog(log, call.Urn, redaction), call.Name, call.Urn) { Replaces = session.Remembers(call.Urn) };
        try
        {
            return await operate(operation, cancellation.Token) is { } state ? redaction.Of(state) : null;
        }
        catch (Exception failure)
        {
            throw redaction.Of(failure);
        }
    }

    private Redaction Redaction(params PropertyMap[] values) =>
        new([session.Configuration.Given, session.Configuration.Environment, .. values]);

    private void WarnOfUpdate(ResourceDescription resource, DiffResult diff, PropertyMap news, string urn)
    {
        Warn(PatchRules.Uncleared(diff).Select(path => $"{path} can't be cleared at the service: what it is now stays. Declare another value to change it."), urn);
        if (diff.Changes.Any(PatchRules.CanBeSent) && resource.UpdateWarning(news) is { } warning)
            Warn([warning], urn);
    }

    private ResourceDescription Description(string type, string urn)
    {
        var token = Token(type, urn);
        return provider.Package.Resources.FirstOrDefault(r => r.Token == token) ?? throw ProviderSession.UnknownType(token);
    }

    private ResourceOperations Operations(string type, string urn) => session.Operations(Token(type, urn));

    /// <summary>Older engines give the type in the URN alone: urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME.</summary>
    private static string Token(string type, string urn) =>
        type.Length > 0 ? type : urn.Split("::", 4) is [_, _, var qualified, _] ? qualified.Split('$')[^1] : urn;

    private sealed record OperationCall(string Urn, double Seconds, ServerCallContext Context)
    {
        /// <summary>A URN's last part; some commands have resources without one.</summary>
        public string Name => Urn.Split("::", 4) is [_, _, _, { Length: > 0 } name] ? name : "NAME";

        /// <summary>0 says that the program set none.</summary>
        public TimeSpan? Timeout => Seconds > 0 ? TimeSpan.FromSeconds(Math.Min(Seconds, TimeSpan.FromDays(30).TotalSeconds)) : null;
    }
}
