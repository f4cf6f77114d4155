using System.Text.Json.Nodes;
using Rehearsal.Values;

namespace Rehearsal.State;

/// <summary>The layout of Pulumi's file backend: <c>.pulumi/stacks/PROJECT/STACK.json</c>.</summary>
internal sealed class StackStore(string root, string project, string stack, TimeProvider clock)
{
    readonly Lock writing = new();

    string Path => System.IO.Path.Combine(root, ".pulumi", "stacks", project, $"{stack}.json");

    public bool Exists => File.Exists(Path);

    public void Create()
    {
        if (Exists)
            throw new RehearsalException($"stack '{stack}' already exists");
        Write(new JsonObject { ["stack"] = $"organization/{project}/{stack}" });
    }

    public void Remove() => File.Delete(Path);

    /// <returns>The deployment, or null for a stack that was never updated.</returns>
    public JsonObject? Deployment()
    {
        if (!Exists)
            throw new RehearsalException($"no stack named '{stack}' found");
        return JsonNode.Parse(File.ReadAllText(Path))?["checkpoint"]?["latest"]?.AsObject();
    }

    public IReadOnlyList<ResourceState> Load(ISecrets secrets) =>
        Deployment() is { } deployment ? DeploymentJson.Read(deployment, secrets) : [];

    public void Save(IReadOnlyList<ResourceState> resources, ISecrets secrets) => Write(new JsonObject
    {
        ["stack"] = $"organization/{project}/{stack}",
        ["latest"] = DeploymentJson.Write(resources, secrets, clock),
    });

    void Write(JsonObject checkpoint)
    {
        var json = new JsonObject { ["version"] = DeploymentJson.Version, ["checkpoint"] = checkpoint };
        lock (writing)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            File.WriteAllText(Path + ".new", json.ToJsonString(JsonText.Indented) + "\n");
            File.Move(Path + ".new", Path, overwrite: true);
        }
    }
}
