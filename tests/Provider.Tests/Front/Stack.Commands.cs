using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Provider.Tests.Front;

/// <summary>preview, up, refresh, import, get and destroy.</summary>
internal sealed partial class Stack
{
    public Task<Outcome> PreviewAsync(string program) => RecordAsync(() => PhaseAsync(PropertyText.Read(program), preview: true));

    /// <summary>A preview and, if it has nothing against it, the real thing. What went well leaves nothing to do.</summary>
    public Task<Outcome> UpAsync(string program) => RecordAsync(async () =>
    {
        var declared = PropertyText.Read(program);
        var preview = await PhaseAsync(declared, preview: true);
        if (!preview.IsWell)
            return preview;
        var outcome = await PhaseAsync(declared, preview: false);
        if (!outcome.IsWell)
            return outcome;
        if (!IsStale)
            ExchangeRules.Kept(preview.Promised ?? new(), State!.Outputs);
        Assert.Equal(Step.Same, (await PhaseAsync(declared, preview: true)).Step);
        return outcome with { Promised = preview.Promised };
    });

    /// <summary>The real half of an up, alone: for several at a time, where a Cancel at the end would meet the others.</summary>
    public Task CreateAsync(string program) => PhaseAsync(PropertyText.Read(program), preview: false);

    /// <summary><c>pulumi do patch</c>: an update whatever the difference is.</summary>
    public Task<Outcome> PatchAsync(string program) => RecordAsync(async () =>
    {
        var news = PropertyText.Read(program);
        var state = State!;
        State = new(state.Id, news, (await UpdateAsync(state, news, preview: false)).Properties);
        return new() { Step = Step.Update };
    });

    public Task<Outcome> RefreshAsync() => RecordAsync(async () =>
    {
        var state = State!;
        var read = await ReadAsync(state.Id, state.Inputs, state.Outputs);
        if (read.Id.Length == 0)
        {
            State = null;
            return new() { Step = Step.Gone };
        }

        // The engine asks the other way round, and turns the answer round for the display.
        var diff = await DiffAsync(read.Id, read.Inputs, read.Properties, state.Inputs);
        State = new(read.Id, read.Inputs, read.Properties);
        return new() { Step = Step.Read, Diff = diff };
    });

    /// <summary><c>pulumi import</c>: what was read must check and be what a program of those inputs wants.</summary>
    public Task<Outcome> ImportAsync(string id) => RecordAsync(async () =>
    {
        var read = await ReadAsync(id, null, null);
        if (read.Properties is null)
            return new() { Step = Step.Gone };
        State = null;
        Know(read.Inputs);
        var check = await CheckAsync(read.Inputs, read.Inputs, Google.Protobuf.ByteString.Empty, preview: false);
        Assert.Empty(check.Failures);
        State = new(read.Id, read.Inputs, read.Properties);
        Assert.Equal(Step.Same, (await PhaseAsync(read.Inputs, preview: true)).Step);
        return new() { Step = Step.Read };
    });

    /// <summary>The <c>import</c> option: what is there becomes what the program says, in one run.</summary>
    public Task<Outcome> ImportAsync(string id, string program) => RecordAsync(async () =>
    {
        var read = await ReadAsync(id, null, null);
        State = new(read.Id, read.Inputs, read.Properties);
        return await PhaseAsync(PropertyText.Read(program), preview: false);
    });

    /// <summary><c>Sender.Get</c>: both bags there and empty. The state is left alone.</summary>
    public Task<Outcome> GetAsync(string id) => RecordAsync(async () =>
    {
        var read = await ReadAsync(id, new(), new());
        State = read.Properties is null ? null : new(read.Id, read.Inputs, read.Properties);
        return new() { Step = read.Properties is null ? Step.Gone : Step.Read };
    });

    public Task<Outcome> DestroyAsync() => RecordAsync(async () =>
    {
        await DeleteAsync(State!);
        State = null;
        return new() { Step = Step.Delete };
    });

    private async Task<Outcome> PhaseAsync(Struct declared, bool preview)
    {
        Know(declared);
        var program = IgnoredChanges.PutBack(declared, State?.Inputs, IgnoreChanges);
        var check = await CheckAsync(State?.Inputs ?? new(), program, Seed, preview);
        if (check.Failures.Count > 0)
            return new() { Failures = check.Failures };
        return State is { } state
            ? await ChangeAsync(state, program, check.Inputs, preview)
            : await MakeAsync(Step.Create, check.Inputs, preview);
    }

    private async Task<Outcome> ChangeAsync(ResourceInState state, Struct program, Struct news, bool preview)
    {
        var diff = await DiffAsync(state.Id, state.Inputs, state.Outputs, news);
        if (diff.Replaces.Count > 0)
            return await ReplaceAsync(state, program, diff, preview) with { Diff = diff };
        if (diff.Changes == DiffResponse.Types.DiffChanges.DiffNone && state.InitErrors.Count == 0)
        {
            // The inputs are the program's from now on, the outputs stay.
            if (!preview)
                State = state with { Inputs = news };
            return new() { Step = Step.Same, Diff = diff };
        }

        try
        {
            var answer = await UpdateAsync(state, news, preview);
            if (!preview)
                State = new(state.Id, news, answer.Properties);
            return new() { Step = Step.Update, Diff = diff, Promised = answer.Properties };
        }
        catch (RpcException failure) when (HalfDone(failure) is { } halfDone)
        {
            // The engine keeps the old inputs, so that the next update sees the difference again.
            State = new(state.Id, state.Inputs, halfDone.Properties) { InitErrors = [.. halfDone.Reasons] };
            return new() { Step = Step.Update, Diff = diff, Error = failure, Reasons = halfDone.Reasons };
        }
    }

    private async Task<Outcome> ReplaceAsync(ResourceInState state, Struct program, DiffResponse diff, bool preview)
    {
        var check = await CheckAsync(new(), program, Seed, preview);
        if (!diff.DeleteBeforeReplace)
        {
            var outcome = await MakeAsync(Step.ReplaceThenDelete, check.Inputs, preview);
            if (!preview && State != state)
                pendingDeletes.Add(state);
            if (!preview && outcome.IsWell)
                await DeletePendingAsync();
            return outcome;
        }

        if (!preview)
        {
            await DeleteAsync(state);
            State = null;
        }

        return await MakeAsync(Step.DeleteThenReplace, check.Inputs, preview);
    }

    private async Task<Outcome> MakeAsync(Step step, Struct inputs, bool preview)
    {
        try
        {
            var answer = await CreateAsync(inputs, preview);
            if (!preview)
                State = new(answer.Id, inputs, answer.Properties);
            return new() { Step = step, Promised = answer.Properties };
        }
        catch (RpcException failure) when (HalfDone(failure) is { } halfDone)
        {
            Assert.NotEmpty(halfDone.Id);
            State = new(halfDone.Id, inputs, halfDone.Properties) { InitErrors = [.. halfDone.Reasons] };
            return new() { Step = step, Error = failure, Reasons = halfDone.Reasons };
        }
    }

    private async Task DeletePendingAsync()
    {
        foreach (var old in pendingDeletes.ToList())
        {
            await DeleteAsync(old);
            pendingDeletes.Remove(old);
        }
    }
}
