using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What a program can ask of its deployment.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(DeploymentContext context) => Context = context;

    public string StackName => Context.Settings.Stack;

    public string ProjectName => Context.Settings.Project;

    public string OrganizationName => Context.Settings.Organization;

    public string RootDirectory => Context.Settings.RootDirectory
        ?? throw new InvalidOperationException("The engine did not say where the project is.");

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => Context.Settings.IsDryRun;

    internal DeploymentContext Context { get; }

    /// <summary>Calls a function of a provider; in a preview not before its arguments are known.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => new(Context.Functions.CallAsync<T>(token, args, options));

    /// <summary>The same, after the resources in DependsOn.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => new(Context.Functions.CallAsync<T>(token, args, options));

    /// <summary>For a function whose result has one property: that property.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(result => result.Values.First());

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Invoke<ImmutableDictionary<string, T>>(token, args, options).Apply(result => result.Values.First());

    /// <summary>Calls with plain arguments, at once. Secrecy and dependencies of the result are lost.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Context.Functions.CallPlainAsync<T>(token, args, options);

    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options).ConfigureAwait(false)).Values.First();

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeAsync<object>(token, args, options);
}
