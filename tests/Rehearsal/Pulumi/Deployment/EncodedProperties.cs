using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Properties ready for the wire, and for each that is sent the resources it comes from.</summary>
sealed record EncodedProperties(Struct Fields, IReadOnlyDictionary<string, HashSet<Resource>> Dependencies)
{
    public static async Task<EncodedProperties> EncodeAsync(
        string owner, IEnumerable<KeyValuePair<string, object?>> properties, bool keepResources)
    {
        var fields = new Struct();
        var dependencies = new Dictionary<string, HashSet<Resource>>();
        foreach (var (name, property) in properties)
        {
            var encoder = new ValueEncoder(keepResources);
            var value = await encoder.EncodeAsync($"{owner}.{name}", property).ConfigureAwait(false);
            if (value.KindCase == Value.KindOneofCase.NullValue)
                continue;

            fields.Fields.Add(name, value);
            dependencies.Add(name, encoder.Dependencies);
        }

        return new EncodedProperties(fields, dependencies);
    }

    public bool HoldUnknown => Fields.Fields.Values.Any(Signatures.HoldsUnknown);

    public HashSet<Resource> AllDependencies => [.. Dependencies.Values.SelectMany(resources => resources)];
}
