using FsCheck.Xunit;
using Fuzz;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Provider.Tests.Front;
using Pulumirpc;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace Provider.Tests.Hostile;

/// <summary>An engine that sends what no engine should: every RPC answers or fails cleanly, and the plugin goes on.</summary>
[Collection(nameof(Alone))]
public sealed class HostileClientTests : IAsyncLifetime
{
    private const string Service = "pulumirpc.ResourceProvider";
    private const long MostGrowth = 32L * 1024 * 1024;

    /// <summary>Only so that a call that hangs ends the test; no call comes near it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly Dictionary<string, MethodDescriptor> Methods =
        ProviderReflection.Descriptor.Services.Single(s => s.FullName == Service).Methods.ToDictionary(m => m.Name);

    private Bench bench = null!;

    public async Task InitializeAsync() => bench = await Bench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    public static TheoryData<string> Calls => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Any_message_is_answered_or_refused(string rpc)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var message = new AnyMessage(AnyMessage.Seeded(seed)).Of(Methods[rpc].InputType);
            await CallAsync(rpc, message.ToByteArray());
        }

        await Clean.AliveAsync(bench.Plugin);
    }

    [Fact]
    public async Task Wrong_names_without_end_are_told_in_few_words()
    {
        var profile = new Struct { Fields = { ["name"] = WireValue.ForString("Acme"), [new string('x', 1_000_000)] = WireValue.ForBool(true) } };
        for (var i = 0; i < 20_000; i++)
            profile.Fields[$"wrong{i}"] = WireValue.ForNumber(i);
        var check = await bench.Plugin.Client.CheckAsync(new()
        {
            Urn = bench.Stack.Urn, Type = Stack.Token,
            News = new() { Fields = { ["senderId"] = WireValue.ForString(Bench.Number), ["profile"] = WireValue.ForStruct(profile) } },
        });
        Assert.Equal(51, check.Failures.Count);
        Assert.Contains(check.Failures, f => f.Reason == "19951 more names are no properties of this type.");
        Assert.InRange(check.Failures.Sum(f => f.Reason.Length), 1, 50_000);
    }

    [Property(MaxTest = 60)]
    public void Any_call_leaves_the_plugin_working(int seed)
    {
        var random = AnyMessage.Seeded(seed);
        var rpc = Methods.Keys.ElementAt(random.Next(Methods.Count));
        var bytes = Mutation.Of(new AnyMessage(random).Of(Methods[rpc].InputType).ToByteArray(), random);
        Run(async () =>
        {
            await CallAsync(rpc, bytes);
            await Clean.AliveAsync(bench.Plugin);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(100)]
    [InlineData(1000)]
    public async Task Values_may_be_nested_to_the_limit_of_protobuf_and_are_refused_beyond(int depth)
    {
        foreach (var shape in new Func<WireValue, WireValue>[]
        {
            inner => WireValue.ForList(inner),
            inner => WireValue.ForStruct(new() { Fields = { ["profile"] = inner } }),
            inner => WireValue.ForStruct(new() { Fields = { [PropertyText.Signature] = WireValue.ForString(PropertyText.Secret), ["value"] = inner } }),
        })
        {
            var deep = Enumerable.Range(0, depth).Aggregate(WireValue.ForNull(), (inner, _) => shape(inner));
            var check = new CheckRequest { Type = Stack.Token, News = new() { Fields = { ["profile"] = deep } } };
            var refusal = await CallAsync("Check", check.ToByteArray());
            Assert.True(depth > 30 || refusal is null, refusal?.Status.ToString());
            if (depth > 100)
                Assert.Equal(StatusCode.InvalidArgument, refusal!.StatusCode);
        }

        await Clean.AliveAsync(bench.Plugin);
    }

    [Fact]
    public async Task Bytes_that_are_no_message_are_refused_as_such()
    {
        foreach (var rpc in Methods.Values.Where(m => m.InputType.FullName != "google.protobuf.Empty" && !m.IsClientStreaming))
        {
            var refusal = await CallAsync(rpc.Name, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
            Assert.True(refusal!.StatusCode is StatusCode.InvalidArgument or StatusCode.Unimplemented, $"{rpc.Name}: {refusal.Status}");
        }

        await Clean.AliveAsync(bench.Plugin);
    }

    [Fact]
    public async Task Lists_of_ten_thousand_items_are_compared()
    {
        static Struct Program(int first) => PropertyText.Read($$"""
            {
              "senderId": "rcs:x",
              "profile": {"websites": [{{string.Join(',', Enumerable.Range(first, 10_000).Select(n => $$"""{"website":"https://{{n}}.example"}"""))}}]}
            }
            """);
        var diff = await bench.Plugin.Client.DiffAsync(new() { Type = Stack.Token, OldInputs = Program(0), Olds = Program(0), News = Program(5000) });
        Assert.Equal(10_000, diff.DetailedDiff.Count);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MaxValue)]
    public async Task A_timeout_that_is_none_counts_as_none(double timeout)
    {
        bench.Stack.Timeout = timeout;
        (await bench.Stack.UpAsync(Bench.Plain)).Well();
        (await bench.Stack.RefreshAsync()).Well();
        (await bench.Stack.DestroyAsync()).Well();
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-1")]
    [InlineData("3601")]
    public async Task A_pause_that_no_timer_can_take_is_refused_when_configuring(string pause)
    {
        var settings = PropertyText.Read($$"""{"pollInterval":"{{pause}}"}""");
        Assert.Single((await bench.Plugin.CheckConfigAsync(settings)).Failures);
        Clean.Failure(await Assert.ThrowsAsync<RpcException>(() => bench.Plugin.ConfigureAsync(settings)));
    }

    [Fact]
    public async Task Broken_calls_leave_no_memory_behind()
    {
        for (var seed = 1; seed <= 100; seed++)
            await OneAsync(seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var seed = 101; seed <= 600; seed++)
            await OneAsync(seed);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostGrowth);
    }

    private async Task OneAsync(int seed)
    {
        var random = AnyMessage.Seeded(seed);
        string[] readers = ["Check", "Diff", "CheckConfig", "DiffConfig", "Read", "Delete"];
        var rpc = readers[random.Next(readers.Length)];
        await CallAsync(rpc, new AnyMessage(random).Of(Methods[rpc].InputType).ToByteArray());
    }

    /// <summary>The failure, which must be a clean one; null when the call was answered.</summary>
    private async Task<RpcException?> CallAsync(string rpc, byte[] request)
    {
        using var patience = new CancellationTokenSource(Patience);
        var method = new Method<byte[], byte[]>(
            Methods[rpc].IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary, Service, rpc, Raw, Raw);
        var invoker = bench.Plugin.Channel.CreateCallInvoker();
        try
        {
            if (Methods[rpc].IsServerStreaming)
                await foreach (var _ in invoker.AsyncServerStreamingCall(method, null, new(cancellationToken: patience.Token), request).ResponseStream.ReadAllAsync());
            else
                await invoker.AsyncUnaryCall(method, null, new(cancellationToken: patience.Token), request);
            return null;
        }
        catch (RpcException failure)
        {
            Assert.False(patience.IsCancellationRequested, $"{rpc} hangs");
            if (failure.StatusCode != StatusCode.Unimplemented)
                Clean.Failure(failure);
            return failure;
        }
    }

    /// <summary>FsCheck's runner knows no tasks of this kind.</summary>
    private static void Run(Func<Task> test) => Task.Run(test).GetAwaiter().GetResult();
}
