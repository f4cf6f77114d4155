using ProviderKit.Behaviour;
using ProviderKit.Values;

namespace ProviderKit.Lifecycle;

/// <summary>
/// The one seam that a resource implements: its life at the service. Declared values are known and plain; unknowns and
/// secrets stay outside. What the service says comes back as a typed model. Failures are
/// <see cref="OperationFailedException"/> while nothing has come of the operation, and
/// <see cref="HalfDoneException{TModel}"/> once the resource exists and a write has or may have changed it.
/// </summary>
public interface IResourceLifecycle<TModel>
    where TModel : class
{
    Task<Live<TModel>> CreateAsync(CreateRequest request, Operation operation, CancellationToken cancellationToken);

    /// <summary>Null says that there surely is no such resource; any doubt is an exception.</summary>
    Task<Live<TModel>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken);

    Task<Live<TModel>> UpdateAsync(UpdateRequest<TModel> request, Operation operation, CancellationToken cancellationToken);

    /// <summary>Done when the resource is surely gone, whoever deleted it.</summary>
    Task DeleteAsync(DeleteRequest request, Operation operation, CancellationToken cancellationToken);
}

/// <summary>A resource as the service says it is.</summary>
/// <param name="Id">Its canonical id.</param>
/// <param name="Model">What the service said when it was last looked at.</param>
/// <param name="SeenBy">A mark of whoever looked, for the state: the next request gets it back.</param>
public sealed record Live<TModel>(string Id, TModel Model, string SeenBy)
    where TModel : class
{
    /// <summary>Nobody has looked: the model has parts only, and what was declared or seen before stands for the rest.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Properties whose change the service has not been sent yet: a later update sends it.</summary>
    public IReadOnlyCollection<PropertyPath> Owed { get; init; } = [];

    /// <summary>Properties that the service's answer has in a form that can't be read: what is declared stands for them.</summary>
    public IReadOnlyCollection<PropertyPath> Unread { get; init; } = [];
}

/// <param name="Declared">What the program declares.</param>
/// <param name="Patch">What is to be sent of it.</param>
public sealed record CreateRequest(PropertyMap Declared, Patch Patch);

/// <param name="Id">The id, or when importing any text that a user may name a resource by.</param>
/// <param name="LastSeen">The outputs in the state; empty when there are none.</param>
/// <param name="SeenBy">The mark in the state; null when nobody left one.</param>
public sealed record ReadRequest(string Id, PropertyMap LastSeen, string? SeenBy);

/// <param name="Id">The id in the state.</param>
/// <param name="Declared">What the program declares now.</param>
/// <param name="LastSeen">The outputs in the state.</param>
/// <param name="SeenBy">The mark in the state; null when nobody left one.</param>
public sealed record UpdateRequest<TModel>(string Id, PropertyMap Declared, PropertyMap LastSeen, string? SeenBy)
    where TModel : class
{
    /// <summary>
    /// What is to be sent over what is there: changed parts only, each whole. Null when there is nothing to send: then the
    /// last operation is only to be brought to its end.
    /// </summary>
    public Func<TModel, Patch>? PatchOver { get; init; }

    /// <summary>Declared properties that earlier operations have not sent.</summary>
    public IReadOnlyCollection<PropertyPath> Owed { get; init; } = [];
}

/// <param name="Id">The id in the state.</param>
/// <param name="LastSeen">The outputs in the state; an older plugin may have stored fewer.</param>
/// <param name="SeenBy">The mark in the state; null when nobody left one.</param>
public sealed record DeleteRequest(string Id, PropertyMap LastSeen, string? SeenBy);

/// <summary>The circumstances of one operation.</summary>
/// <param name="Timeout">What the program set, or null for the resource's own default.</param>
/// <param name="Log">Speaks to the user who watches.</param>
/// <param name="Name">What the program calls the resource, for commands that a user is told to run.</param>
/// <param name="Urn">Tells the resource from all others of the stack.</param>
public sealed record Operation(TimeSpan? Timeout, IOperationLog Log, string Name, string Urn)
{
    /// <summary>The stack has a resource of that URN: what is created takes its place.</summary>
    public bool Replaces { get; init; }
}
