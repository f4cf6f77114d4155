using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    // The real constructor has a default for options, but also a twin that makes leaving it out ambiguous.
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    private protected CustomResource()
    {
    }

    /// <summary>The provider's id. Unknown in a preview until the resource exists.</summary>
    [Output(OutputSources.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
