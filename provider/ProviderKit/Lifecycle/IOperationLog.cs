namespace ProviderKit.Lifecycle;

/// <summary>Speaks to the user about one resource. Never fails and never waits; never give it a secret.</summary>
public interface IOperationLog
{
    /// <summary>A passing line in the resource's row while the operation runs.</summary>
    void Status(string message);

    void Info(string message);

    void Warn(string message);
}
