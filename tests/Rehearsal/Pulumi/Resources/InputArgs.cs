using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments whose [Input] fields and properties are found by reflection.</summary>
public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    internal Dictionary<string, object?> ToDictionary()
        => Members().ToDictionary(member => member.Attribute.Name, Read);

    object? Read(Member member)
    {
        var value = member.Get(this);
        if (value is null && member.Attribute.IsRequired)
            throw new ArgumentNullException(member.Name, $"{GetType().FullName}.{member.Name} is required and was not given.");

        return member.Attribute.Json && value is not null ? ToJson(member.Name, value) : value;
    }

    IEnumerable<Member> Members()
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        foreach (var field in GetType().GetFields(any))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } attribute)
                yield return new Member(attribute, field.Name, field.GetValue);
        }

        foreach (var property in GetType().GetProperties(any))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } attribute)
                yield return new Member(attribute, property.Name, property.GetValue);
        }
    }

    static Input<string> ToJson(string path, object value)
    {
        return new Input<string>(value is IInput input ? FromOutput(input.ToOutput()) : Output.Create(FormatAsync(value)));

        Output<string> FromOutput(IOutput output) => new Output<object?>(output.GetDataAsync()).Apply(FormatAsync);

        async Task<string> FormatAsync(object? known)
            => (await new ValueEncoder(keepResources: false).EncodeAsync(path, known).ConfigureAwait(false)).ToString();
    }

    sealed record Member(InputAttribute Attribute, string Name, Func<object, object?> Get);
}
