namespace Pulumi;

/// <summary>A resource of which only the URN is known, as it comes from the engine.</summary>
sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        => Urn = new Output<string>(Task.FromResult(OutputData.Known(urn) with { Resources = [this] }));
}
