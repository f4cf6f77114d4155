namespace Pulumi;

/// <summary>An earlier name of a resource: a URN, or the parts that differ from the present one.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    internal async Task<Pulumirpc.Alias> ToWireAsync()
    {
        RefuseConflicts();
        if (Urn is not null)
            return new Pulumirpc.Alias { Urn = Urn };

        var spec = new Pulumirpc.Alias.Types.Spec
        {
            Name = await TextAsync(Name).ConfigureAwait(false),
            Type = await TextAsync(Type).ConfigureAwait(false),
            Stack = await TextAsync(Stack).ConfigureAwait(false),
            Project = await TextAsync(Project).ConfigureAwait(false),
        };
        if ((Parent is null ? ParentUrn : (Input<string>)Parent.Urn) is not { } parent)
            spec.NoParent = NoParent;
        else if (await TextAsync(parent).ConfigureAwait(false) is { Length: > 0 } urn)
            spec.ParentUrn = urn;
        return new Pulumirpc.Alias { Spec = spec };
    }

    void RefuseConflicts()
    {
        object?[] parts = [Name, Type, Stack, Project, Parent, ParentUrn];
        if (Urn is not null && (NoParent || parts.Any(part => part is not null)))
            throw new ArgumentException("An alias with a Urn takes nothing else.");

        if ((Parent is null ? 0 : 1) + (ParentUrn is null ? 0 : 1) + (NoParent ? 1 : 0) > 1)
            throw new ArgumentException("An alias takes one of Parent, ParentUrn and NoParent.");
    }

    static async Task<string> TextAsync(Input<string>? input)
        => input is null ? "" : await input.ToOutput().ValueOrAsync("").ConfigureAwait(false) ?? "";
}
