using Pulumi;

namespace Rehearsal.Tests.PulumiSdk.Sample;

static class Lookup
{
    public static Task<LookupResult> InvokeAsync(LookupArgs args, InvokeOptions? options = null)
        => Deployment.Instance.InvokeAsync<LookupResult>("store:index:lookup", args, WithDefaults(options ?? new()));

    public static Output<LookupResult> Invoke(LookupInvokeArgs args, InvokeOptions? options = null)
        => Deployment.Instance.Invoke<LookupResult>("store:index:lookup", args, WithDefaults(options ?? new()));

    public static Output<LookupResult> Invoke(LookupInvokeArgs args, InvokeOutputOptions options)
        => Deployment.Instance.Invoke<LookupResult>("store:index:lookup", args, WithDefaults(options));

    static T WithDefaults<T>(T options) where T : InvokeOptions
    {
        options.Version ??= "0.1.0";
        return options;
    }
}

sealed class LookupArgs : InvokeArgs
{
    [Input("path")] public string? Path { get; set; }
}

sealed class LookupInvokeArgs : InvokeArgs
{
    [Input("path")] public Input<string>? Path { get; set; }

    [Input("prefix")] public Input<string>? Prefix { get; set; }
}

[OutputType]
sealed class LookupResult
{
    public readonly bool Found;
    public readonly string? Content;

    [OutputConstructor]
    LookupResult(bool found, string? content)
    {
        Found = found;
        Content = content;
    }
}
