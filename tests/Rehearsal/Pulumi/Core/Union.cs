using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A union whose cases are not known at compile time.</summary>
interface IUnion
{
    object Value { get; }
}

/// <summary>A value of one of two types. The default is the first type's default.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    readonly T0 first;
    readonly T1 second;

    Union(T0 first, T1 second, bool isSecond)
    {
        this.first = first;
        this.second = second;
        IsT1 = isSecond;
    }

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public T0 AsT0 => IsT0 ? first : throw new InvalidOperationException($"The union holds a {typeof(T1).Name}.");

    public T1 AsT1 => IsT1 ? second : throw new InvalidOperationException($"The union holds a {typeof(T0).Name}.");

    public object Value => IsT1 ? second! : first!;

    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, isSecond: false);

    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, isSecond: true);

    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(second) : f0(first);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
            f1(second);
        else
            f0(first);
    }

    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc)
        => Match(value => Union<TResult, T1>.FromT0(mapFunc(value)), Union<TResult, T1>.FromT1);

    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc)
        => Match(Union<T0, TResult>.FromT0, value => Union<T0, TResult>.FromT1(mapFunc(value)));

    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1)
        => Match(
            value => Union<TResult0, TResult1>.FromT0(mapFunc0(value)),
            value => Union<TResult0, TResult1>.FromT1(mapFunc1(value)));

    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (first, second);
        return IsT0;
    }

    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (second, first);
        return IsT1;
    }

    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    public override string? ToString() => Value?.ToString();
}
