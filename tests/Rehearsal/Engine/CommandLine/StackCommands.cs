using System.CommandLine;
using System.Text.Json.Nodes;
using Rehearsal.Display;
using Rehearsal.State;
using Rehearsal.Values;

namespace Rehearsal.CommandLine;

/// <summary><c>stack init | rm | export | output</c> and <c>config set | get</c>.</summary>
internal static class StackCommands
{
    static readonly Argument<string?> OptionalName = new("name") { Arity = ArgumentArity.ZeroOrOne };
    static readonly Argument<string> Key = new("key");
    static readonly Argument<string?> NewValue = new("value") { Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<bool> Secret = new("--secret");
    static readonly Option<bool> Plaintext = new("--plaintext");
    static readonly Option<bool> Json = new("--json", "-j");
    static readonly Option<bool> ShowSecrets = new("--show-secrets");
    static readonly Option<bool> Yes = new("--yes", "-y");
    static readonly Option<bool> Force = new("--force", "-f");

    public static Command Stack()
    {
        var init = new Command("init", "Create a stack") { OptionalName };
        init.Run(options => CommonOptions.Open(options, options.GetValue(OptionalName)).Store.Create());
        var rm = new Command("rm", "Remove a stack that has no resources") { OptionalName, Yes, Force };
        rm.Run(options => Remove(CommonOptions.Open(options, options.GetValue(OptionalName)), options.GetValue(Force)));
        var export = new Command("export", "Print the state") { ShowSecrets };
        export.Run(options => Export(CommonOptions.Open(options), options.GetValue(ShowSecrets)));
        var output = new Command("output", "Print the stack's outputs") { OptionalName, Json, ShowSecrets };
        output.Run(Output);
        return new Command("stack", "Stacks") { init, rm, export, output };
    }

    public static Command Config()
    {
        var set = new Command("set", "Set a value") { Key, NewValue, Secret, Plaintext };
        set.Run(Set);
        var get = new Command("get", "Print a value") { Key };
        get.Run(Get);
        return new Command("config", "Configuration of the stack") { set, get };
    }

    static void Remove(Workspace workspace, bool force)
    {
        if (!force && workspace.Store.Deployment()?["resources"] is JsonArray { Count: > 0 })
            throw new RehearsalException($"'{workspace.Stack}' still has resources; removal rejected. Possible actions: destroy them, or use --force");
        workspace.Store.Remove();
    }

    static void Export(Workspace workspace, bool showSecrets)
    {
        var deployment = DeploymentJson.Write(workspace.Store.Load(workspace.Secrets), workspace.Secrets, workspace.Clock, showSecrets);
        Console.WriteLine(new JsonObject { ["version"] = DeploymentJson.Version, ["deployment"] = deployment }.ToJsonString(JsonText.Indented));
    }

    static void Output(ParseResult options)
    {
        var workspace = CommonOptions.Open(options);
        var outputs = workspace.Store.Load(workspace.Secrets).FirstOrDefault(state => state.IsStack)?.Outputs ?? MapValue.Empty;
        var show = options.GetValue(ShowSecrets);
        JsonNode? Json(Value value) => JsonValues.Write(value, inner => show ? Json(inner) : "[secret]");
        if (options.GetValue(OptionalName) is { } name)
            Console.WriteLine(One(Json(Named(outputs, name)), options.GetValue(StackCommands.Json)));
        else if (options.GetValue(StackCommands.Json))
            Console.WriteLine(Json(outputs)!.ToJsonString(JsonText.Indented));
        else
            foreach (var (key, value) in outputs.Entries)
                Console.WriteLine($"{key}: {ValueText.Of(show ? value.InClear() : value)}");
    }

    static Value Named(MapValue outputs, string name) =>
        outputs[name] ?? throw new RehearsalException($"current stack does not have output property '{name}'");

    /// <summary>A text alone is printed without quotes unless JSON was asked for.</summary>
    static string One(JsonNode? output, bool asJson) =>
        output is JsonValue text && !asJson ? text.ToString() : output?.ToJsonString(JsonText.Plain) ?? "null";

    static void Set(ParseResult options)
    {
        var workspace = CommonOptions.Open(options);
        var value = options.GetValue(NewValue) ?? Console.In.ReadToEnd().TrimEnd('\n');
        workspace.ConfigFile.Set(options.GetValue(Key)!, value, options.GetValue(Secret) ? workspace.Secrets : null);
    }

    static void Get(ParseResult options)
    {
        var workspace = CommonOptions.Open(options);
        var key = workspace.ConfigFile.Qualified(options.GetValue(Key)!);
        var entry = workspace.Config().FirstOrDefault(entry => entry.Key == key)
            ?? throw new RehearsalException($"configuration key '{options.GetValue(Key)}' not found for stack '{workspace.Stack}'");
        Console.WriteLine(entry.Value);
    }
}
