using Pulumirpc;
using Rehearsal.Monitor;
using Rehearsal.State;
using Rehearsal.Steps;
using Rehearsal.Values;

namespace Rehearsal.Operations;

internal sealed record ImportRequest(string Type, string Name, string Id, bool Protect);

/// <summary>import: the stack's providers, the default provider without a version, Read by id alone, Check of what was read.</summary>
internal sealed class ImportOperation(Phase phase)
{
    Deployment Deployment => phase.Deployment;

    public async Task RunAsync(ImportRequest request)
    {
        var urn = Deployment.Stack.UrnOf(Deployment.Stack.RootUrn, request.Type, request.Name);
        if (Deployment.Snapshot.Old(urn) is not null)
            throw new RehearsalException($"resource '{urn}' already exists");
        foreach (var known in Deployment.Snapshot.Before)
            Deployment.Snapshot.Settle(known, known);
        var root = Root();
        foreach (var known in Deployment.Snapshot.Before.Where(state => state is { IsProvider: true, Delete: false }))
            await Deployment.Providers.EnsureAsync(known with { Inputs = known.Inputs.Without("__internal") }, Deployment.Cancel);
        var provider = await DefaultProviderAsync(request.Type.Split(':')[0]);
        await ImportAsync(new Goal { Type = request.Type, Name = request.Name, Parent = root, Custom = true, Protect = request.Protect }, urn, provider, request.Id);
    }

    string Root()
    {
        var urn = Deployment.Stack.RootUrn;
        if (Deployment.Snapshot.Old(urn) is null)
        {
            var root = new ResourceState { Urn = urn, Type = Urn.StackType, Created = Deployment.Now, Modified = Deployment.Now };
            Deployment.Snapshot.Settle(root);
            Deployment.Done(Op.Create, null, root);
        }
        return urn;
    }

    /// <summary>The engine does not look at what CheckConfig returns here: the stack's configuration goes on as it is.</summary>
    async Task<string> DefaultProviderAsync(string package)
    {
        var goal = new Goal { Type = Urn.ProviderTypePrefix + package, Name = "default", Custom = true };
        var urn = Deployment.Stack.UrnOf("", goal.Type, goal.Name);
        if (Deployment.Snapshot.Old(urn) is { } known)
            return known.Reference;
        var inputs = phase.Providers.ConfiguredInputs(package);
        var check = await Deployment.Providers.CheckAsync(urn, MapValue.Empty, inputs, Deployment.Cancel);
        if (check.Failures.Count > 0)
            throw CheckFailures.Of(urn, inputs, check.Failures);
        var id = Deployment.Preview ? Signatures.UnknownText : Deployment.Chance.ProviderId();
        Deployment.Providers.Adopt(urn, id, inputs, keepLoaded: false, Deployment.Cancel);
        Deployment.Snapshot.Settle(States.Of(goal, urn, "", inputs, null, Deployment.Now) with { Id = id, Outputs = inputs });
        return $"{urn}::{id}";
    }

    async Task ImportAsync(Goal goal, string urn, string provider, string id)
    {
        var client = await Deployment.Providers.GetAsync(provider);
        var wanted = States.Of(goal, urn, provider, MapValue.Empty, null, Deployment.Now);
        Deployment.Planned(Op.Import, null, wanted);
        var read = await phase.Steps.ImportReadAsync(client, wanted, id);
        var check = await client.CheckAsync(urn, read.Inputs, read.Inputs, Deployment.Chance.Seed(), Deployment.Cancel);
        if (check.Failures.Count > 0)
            Warn(urn, goal, check.Failures);
        Deployment.Snapshot.Settle(read);
        Deployment.Done(Op.Import, null, read);
    }

    void Warn(string urn, Goal goal, IEnumerable<CheckFailure> failures) => Deployment.Warn(urn,
        $"One or more imported inputs failed to validate. This is almost certainly a bug in the `{goal.Package}` provider. "
        + "The import will still proceed, but you will need to edit the generated code after copying it into your program.\n"
        + string.Join('\n', failures.Select(failure => failure.Reason)));
}
