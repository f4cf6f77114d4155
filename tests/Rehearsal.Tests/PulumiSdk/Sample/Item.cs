using System.Collections.Immutable;
using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

/// <summary>A resource class in the form that a generated SDK gives it.</summary>
sealed class Item : CustomResource
{
    public Item(string name, ItemArgs args, CustomResourceOptions? options = null)
        : base("store:index:Item", name, args, MakeOptions(options, id: null))
    {
    }

    Item(string name, Input<string> id, CustomResourceOptions? options)
        : base("store:index:Item", name, args: null, MakeOptions(options, id))
    {
    }

    [Output("path")] public Output<string> Path { get; private set; } = null!;

    [Output("content")] public Output<string?> Content { get; private set; } = null!;

    [Output("size")] public Output<int?> Size { get; private set; } = null!;

    [Output("mode")] public Output<Mode?> Mode { get; private set; } = null!;

    [Output("password")] public Output<string?> Password { get; private set; } = null!;

    [Output("tags")] public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("parts")] public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;

    [Output("settings")] public Output<Settings?> Settings { get; private set; } = null!;

    public static Item Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var defaults = new CustomResourceOptions
        {
            Version = "0.1.0",
            AdditionalSecretOutputs = { "password" },
            ReplaceOnChanges = { "path" },
        };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
