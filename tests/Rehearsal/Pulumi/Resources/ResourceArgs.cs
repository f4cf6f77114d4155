namespace Pulumi;

/// <summary>The inputs of a resource, or a part of them.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    sealed class EmptyResourceArgs : ResourceArgs;
}
