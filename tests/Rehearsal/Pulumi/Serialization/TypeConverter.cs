using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Gives decoded values the types that a generated SDK declares. What does not fit is told through warn and becomes
/// the type's default: a provider newer than the SDK must not break a program.
/// </summary>
sealed class TypeConverter(Action<string> warn)
{
    public OutputData<object?> Convert(string path, Value value, Type type)
    {
        OutputTypes.Check(path, type);
        var data = ValueDecoder.Decode(value);
        return data with { Value = ConvertOrWarn(path, data.Value, type) };
    }

    object? ConvertOrWarn(string path, object? value, Type type)
    {
        try
        {
            return Convert(path, value, type);
        }
        catch (MismatchException mismatch)
        {
            warn(mismatch.Message);
            return Default(type);
        }
    }

    object? Convert(string path, object? value, Type type)
    {
        if (value is null)
            return Default(type);

        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(int))
            return (int)(double)Expect(path, value, typeof(double));
        if (target.IsEnum)
            return System.Enum.ToObject(target, Convert(path, value, typeof(int))!);
        if (EnumTypes.IsEnumType(target))
            return EnumTypes.TryWrap(value, target) ?? throw Mismatch(path, value, target);
        if (target.IsConstructedGenericType)
            return ConvertGeneric(path, value, target);
        if (target.IsDefined(typeof(OutputTypeAttribute)))
            return Construct(path, (ImmutableDictionary<string, object?>)Expect(path, value, OutputTypes.Fields), target);

        return Expect(path, value, target);
    }

    object ConvertGeneric(string path, object value, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(Union<,>))
            return ConvertUnion(path, value, type);

        var element = type.GenericTypeArguments[^1];
        if (definition == typeof(ImmutableArray<>))
            return MakeArray(element, ((IEnumerable)Expect(path, value, typeof(ImmutableArray<object?>)))
                .Cast<object?>().Select(item => ConvertOrWarn(path, item, element)));

        return MakeDictionary(element, ((ImmutableDictionary<string, object?>)Expect(path, value, OutputTypes.Fields))
            .Select(item => KeyValuePair.Create(item.Key, ConvertOrWarn(path, item.Value, element))));
    }

    object ConvertUnion(string path, object value, Type type)
    {
        foreach (var (index, option) in type.GenericTypeArguments.Index())
        {
            try
            {
                var factory = type.GetMethod($"FromT{index}", BindingFlags.Public | BindingFlags.Static)!;
                return factory.Invoke(obj: null, [Convert(path, value, option)])!;
            }
            catch (MismatchException)
            {
                // The other type may fit.
            }
        }

        throw Mismatch(path, value, type);
    }

    object Construct(string path, ImmutableDictionary<string, object?> fields, Type type)
    {
        var constructor = OutputTypes.Constructor(type)!;
        var arguments =
            from parameter in constructor.GetParameters()
            let name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!
            select ConvertOrWarn($"{path}.{name}", fields.GetValueOrDefault(name), parameter.ParameterType);
        return constructor.Invoke([.. arguments]);
    }

    static object MakeArray(Type element, IEnumerable<object?> items)
        => Generic(nameof(MakeArrayOf), element, items);

    static object MakeDictionary(Type element, IEnumerable<KeyValuePair<string, object?>> items)
        => Generic(nameof(MakeDictionaryOf), element, items);

    static object Generic(string method, Type element, object items)
        => typeof(TypeConverter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(element)
            .Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [items], culture: null)!;

    static ImmutableArray<T> MakeArrayOf<T>(IEnumerable<object?> items) => [.. items.Select(item => (T)item!)];

    static ImmutableDictionary<string, T> MakeDictionaryOf<T>(IEnumerable<KeyValuePair<string, object?>> items)
        => items.ToImmutableDictionary(item => item.Key, item => (T)item.Value!);

    static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    static object Expect(string path, object value, Type type)
        => type.IsInstanceOfType(value) ? value : throw Mismatch(path, value, type);

    static MismatchException Mismatch(string path, object value, Type type)
        => new($"{path} should be a {type.FullName} but came as a {value.GetType().FullName}.");

    sealed class MismatchException(string message) : Exception(message);
}
