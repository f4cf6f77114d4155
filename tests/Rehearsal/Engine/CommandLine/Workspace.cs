using Rehearsal.Configuration;
using Rehearsal.Display;
using Rehearsal.Operations;
using Rehearsal.Plugins;
using Rehearsal.Programs;
using Rehearsal.State;

namespace Rehearsal.CommandLine;

/// <summary>A project directory and a stack of it: everything a command needs, opened when it is asked for.</summary>
internal sealed class Workspace
{
    readonly string directory;
    readonly TimeProvider clock;
    readonly Lazy<ISecrets> secrets;

    public Workspace(string directory, string? stack, TimeProvider clock)
    {
        (this.directory, this.clock) = (Path.GetFullPath(directory), clock);
        Project = ProjectFile.Load(this.directory);
        Stack = stack ?? Environment.GetEnvironmentVariable("PULUMI_STACK") ?? throw new RehearsalException("no stack named: use --stack NAME");
        Store = new StackStore(Backend(), Project.Name, Stack, clock);
        ConfigFile = new StackConfigFile(Path.Combine(this.directory, $"Pulumi.{Stack}.yaml"), Project.Name);
        secrets = new Lazy<ISecrets>(OpenSecrets);
    }

    public ProjectFile Project { get; }

    public string Stack { get; }

    public StackStore Store { get; }

    public StackConfigFile ConfigFile { get; }

    public ISecrets Secrets => secrets.Value;

    public TimeProvider Clock => clock;

    static string Backend()
    {
        var url = Environment.GetEnvironmentVariable("PULUMI_BACKEND_URL")
            ?? throw new RehearsalException("PULUMI_BACKEND_URL is not set; it names the state's directory as file://DIR");
        if (!url.StartsWith("file://", StringComparison.Ordinal))
            throw new RehearsalException($"only file:// backends are supported, not '{url}'");
        var path = url["file://".Length..];
        return path.StartsWith('~') ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..].TrimStart('/')) : path;
    }

    /// <summary>The salt of the stack's file or of its state; a new one is written into the file.</summary>
    PassphraseSecrets OpenSecrets()
    {
        var passphrase = Environment.GetEnvironmentVariable("PULUMI_CONFIG_PASSPHRASE")
            ?? throw new RehearsalException("passphrase must be set with PULUMI_CONFIG_PASSPHRASE");
        var salt = ConfigFile.Salt ?? (Store.Exists && Store.Deployment() is { } deployment ? DeploymentJson.Salt(deployment) : null);
        if (salt is not null)
            return PassphraseSecrets.Open(passphrase, salt);
        var fresh = PassphraseSecrets.Create(passphrase);
        ConfigFile.WriteSalt(fresh.Salt);
        return fresh;
    }

    public IReadOnlyList<ConfigEntry> Config() => ConfigFile.Entries(() => Secrets);

    public StackContext Context() => new(
        new StackIdentity(Project.Name, Stack), Config(), directory, Project.Options, Store.Load(Secrets), resources => Store.Save(resources, Secrets));

    public RehearsalEngine Engine(IEngineEvents events, string? pluginDirectory, Action<string> programOutput) => new(new EngineParts(
        PathPluginHost.FromEnvironment(pluginDirectory, clock), new DotnetProgram(Project, directory, programOutput), events,
        ExchangeLog.ToFile(Environment.GetEnvironmentVariable("PULUMI_DEBUG_GRPC"), clock), new SystemChance(), clock));
}
