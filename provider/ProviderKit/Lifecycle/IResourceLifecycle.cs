namespace ProviderKit.Lifecycle;

/// <summary>
/// The one seam that a resource implements: its life at the service, over a typed model. Models hold known, plain values
/// only; unknowns and secrets stay outside. Failures are <see cref="OperationFailedException"/>, or
/// <see cref="HalfDoneException{TModel}"/> once the resource exists.
/// </summary>
public interface IResourceLifecycle<TModel>
    where TModel : class
{
    Task<Live<TModel>> CreateAsync(CreateRequest<TModel> request, Operation operation, CancellationToken cancellationToken);

    /// <summary>Null says that there clearly is no such resource; any doubt is an exception.</summary>
    Task<Live<TModel>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken);

    Task<Live<TModel>> UpdateAsync(UpdateRequest<TModel> request, Operation operation, CancellationToken cancellationToken);

    /// <summary>Done when the resource is gone, whoever deleted it.</summary>
    Task DeleteAsync(DeleteRequest<TModel> request, Operation operation, CancellationToken cancellationToken);
}

/// <summary>A resource as the service says it is, under its canonical id.</summary>
public sealed record Live<TModel>(string Id, TModel Model)
    where TModel : class
{
    /// <summary>What was sent, if that is less than what was declared: a later update sends the rest.</summary>
    public TModel? Sent { get; init; }
}

/// <param name="Declared">What the program declares.</param>
public sealed record CreateRequest<TModel>(TModel Declared);

/// <param name="Id">The id, or when importing any text that a user may name a resource by.</param>
public sealed record ReadRequest(string Id);

/// <param name="Id">The id in the state.</param>
/// <param name="Declared">What the program declares now.</param>
/// <param name="Patch">What has to be sent: changed parts only, each whole, with clearing values. Null for nothing.</param>
/// <param name="LastSeen">The outputs in the state.</param>
public sealed record UpdateRequest<TModel>(string Id, TModel Declared, TModel? Patch, TModel LastSeen)
    where TModel : class;

/// <param name="Id">The id in the state.</param>
/// <param name="LastSeen">The outputs in the state; an older plugin may have stored fewer.</param>
public sealed record DeleteRequest<TModel>(string Id, TModel LastSeen);

/// <summary>The circumstances of one operation.</summary>
/// <param name="Timeout">What the program set, or null for the resource's own default.</param>
/// <param name="Log">Speaks to the user who watches.</param>
/// <param name="Name">What the program calls the resource, for commands that a user is told to run.</param>
/// <param name="Urn">Tells the resource from all others of the stack.</param>
public sealed record Operation(TimeSpan? Timeout, IOperationLog Log, string Name, string Urn);
