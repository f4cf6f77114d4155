using System.Collections;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;

namespace Pulumi.Serialization;

/// <summary>
/// Turns one property of a program into its wire value, waiting for outputs on the way, and collects the resources
/// that the value comes from.
/// </summary>
sealed class ValueEncoder(bool keepResources)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public async Task<Value> EncodeAsync(string path, object? value) => value switch
    {
        null or ValueTuple => Value.ForNull(),
        bool flag => Value.ForBool(flag),
        int number => Value.ForNumber(number),
        double number => Value.ForNumber(number),
        string text => Value.ForString(text),
        InputArgs args => await EncodeFieldsAsync(path, args.ToDictionary()).ConfigureAwait(false),
        Task => throw new InvalidOperationException($"{path} is a Task: wrap it in Output.Create."),
        IInput input => await EncodeAsync(path, input.ToElements()).ConfigureAwait(false),
        IOutput output => await EncodeOutputAsync(path, output).ConfigureAwait(false),
        IUnion union => await EncodeAsync(path, union.Value).ConfigureAwait(false),
        JsonElement json => Value.Parser.ParseJson(json.GetRawText()),
        Resource resource => await EncodeResourceAsync(path, resource).ConfigureAwait(false),
        IDictionary dictionary => await EncodeFieldsAsync(path, Entries(path, dictionary)).ConfigureAwait(false),
        IList list => await EncodeListAsync(path, list).ConfigureAwait(false),
        Enum number => Value.ForNumber(Convert.ToInt32(number, provider: null)),
        _ => await EncodeMarkedTypeAsync(path, value).ConfigureAwait(false),
    };

    async Task<Value> EncodeOutputAsync(string path, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
            return Value.ForString(Signatures.Unknown);

        var value = await EncodeAsync(path, data.Value).ConfigureAwait(false);
        return data.IsSecret ? Signatures.WrapSecret(value) : value;
    }

    async Task<Value> EncodeResourceAsync(string path, Resource resource)
    {
        var urn = await EncodeAsync($"{path}.urn", resource.Urn).ConfigureAwait(false);
        if (resource is not CustomResource custom)
            return keepResources ? Signatures.Mark(Signatures.Resource, ("urn", urn)) : urn;

        Dependencies.Add(custom);
        var id = await EncodeAsync($"{path}.id", custom.Id).ConfigureAwait(false);
        if (!keepResources)
            return id;

        var knownId = Signatures.IsUnknown(id) ? Value.ForString("") : id;
        return Signatures.Mark(Signatures.Resource, ("urn", urn), ("id", knownId));
    }

    // A missing input is not sent; in a list, and in what was an output, it keeps its place.
    async Task<Value> EncodeFieldsAsync(
        string path, IEnumerable<KeyValuePair<string, object?>> fields, bool keepMissing = false)
    {
        var result = new Struct();
        foreach (var (name, field) in fields)
        {
            var value = await EncodeAsync($"{path}.{name}", field).ConfigureAwait(false);
            if (keepMissing || value.KindCase != Value.KindOneofCase.NullValue)
                result.Fields.Add(name, value);
        }

        return Value.ForStruct(result);
    }

    async Task<Value> EncodeListAsync(string path, IList list)
    {
        var result = new ListValue();
        if (IsDefaultArray(list))
            return new Value { ListValue = result };

        for (var i = 0; i < list.Count; i++)
            result.Values.Add(await EncodeAsync($"{path}[{i}]", list[i]).ConfigureAwait(false));
        return new Value { ListValue = result };
    }

    async Task<Value> EncodeMarkedTypeAsync(string path, object value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return await EncodeAsync(path, EnumTypes.Unwrap(value)).ConfigureAwait(false);

        if (type.IsDefined(typeof(OutputTypeAttribute)))
            return await EncodeFieldsAsync(path, ReadonlyFields(value), keepMissing: true).ConfigureAwait(false);

        throw new InvalidOperationException($"{path} is a {type.FullName}, which cannot be an input.");
    }

    static IEnumerable<KeyValuePair<string, object?>> Entries(string path, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
                throw new InvalidOperationException($"{path} has a key that is not a string.");
            yield return KeyValuePair.Create(name, entry.Value);
        }
    }

    static IEnumerable<KeyValuePair<string, object?>> ReadonlyFields(object value)
        => from field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
           where field.IsInitOnly && field.Name.Length > 0
           select KeyValuePair.Create(char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value));

    static bool IsDefaultArray(IList list)
        => list.GetType().GetProperty("IsDefault", typeof(bool))?.GetValue(list) is true;
}
