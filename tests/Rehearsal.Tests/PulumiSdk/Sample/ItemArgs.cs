using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

sealed class ItemArgs : ResourceArgs
{
    [Input("parts")] InputList<PartArgs>? parts;
    [Input("tags")] InputMap<string>? tags;
    [Input("password")] Input<string>? password;

    [Input("path", required: true)] public Input<string> Path { get; set; } = null!;

    [Input("content")] public Input<string>? Content { get; set; }

    [Input("size")] public Input<int>? Size { get; set; }

    [Input("ratio")] public Input<double>? Ratio { get; set; }

    [Input("enabled")] public Input<bool>? Enabled { get; set; }

    [Input("mode")] public Input<Mode>? Mode { get; set; }

    [Input("fallback")] public InputUnion<string, Mode>? Fallback { get; set; }

    [Input("settings")] public Input<SettingsArgs>? Settings { get; set; }

    [Input("owner")] public Input<Item>? Owner { get; set; }

    public Input<string>? Password
    {
        get => password;
        set => password = Output.Tuple<Input<string>?, int>(value, Output.CreateSecret(0)).Apply(pair => pair.Item1);
    }

    public InputMap<string> Tags { get => tags ??= []; set => tags = value; }

    public InputList<PartArgs> Parts { get => parts ??= []; set => parts = value; }
}

sealed class SettingsArgs : ResourceArgs
{
    [Input("keys")] InputList<string>? keys;

    [Input("label")] public Input<string>? Label { get; set; }

    [Input("max")] public Input<int>? Max { get; set; }

    public InputList<string> Keys { get => keys ??= []; set => keys = value; }
}

sealed class PartArgs : ResourceArgs
{
    [Input("site", required: true)] public Input<string> Site { get; set; } = null!;

    [Input("label")] public Input<string>? Label { get; set; }
}
