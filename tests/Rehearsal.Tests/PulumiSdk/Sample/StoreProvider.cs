using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

sealed class StoreProvider(string name, StoreProviderArgs args, CustomResourceOptions? options = null)
    : ProviderResource("store", name, args, CustomResourceOptions.Merge(new() { Version = "0.1.0" }, options))
{
    [Output("endpoint")] public Output<string?> Endpoint { get; private set; } = null!;
}

sealed class StoreProviderArgs : ResourceArgs
{
    [Input("labels", json: true)] InputMap<string>? labels;
    [Input("zones", json: true)] InputList<string>? zones;

    [Input("endpoint")] public Input<string>? Endpoint { get; set; }

    [Input("retries", json: true)] public Input<int>? Retries { get; set; }

    [Input("verbose", json: true)] public Input<bool>? Verbose { get; set; }

    [Input("pause", json: true)] public Input<double>? Pause { get; set; }

    public InputMap<string> Labels { get => labels ??= []; set => labels = value; }

    public InputList<string> Zones { get => zones ??= []; set => zones = value; }
}
