namespace Pulumi;

/// <summary>Options of a function call.</summary>
public class InvokeOptions
{
    /// <summary>Gives the provider when none is named.</summary>
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of a function call that returns an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    public InputList<Resource> DependsOn { get => field ??= []; set; }
}
