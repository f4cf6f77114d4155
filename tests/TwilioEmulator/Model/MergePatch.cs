using System.Text.Json.Nodes;

namespace TwilioEmulator.Model;

/// <summary>JSON merge patch, RFC 7396: null removes, objects merge, anything else replaces.</summary>
static class MergePatch
{
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if (value is not JsonObject nested)
                target[name] = value.DeepClone();
            else
            {
                if (target[name] is not JsonObject inner)
                    target[name] = inner = [];
                Apply(inner, nested);
            }
        }
    }
}
