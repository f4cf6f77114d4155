using System.Collections.Immutable;

namespace ProviderKit.Description;

/// <summary>The type of a property: a closed set of cases.</summary>
public abstract record TypeDescription
{
    private protected TypeDescription()
    {
    }

    /// <summary>What a user is told to give, as in "must be a string".</summary>
    public abstract string Expected { get; }
}

/// <summary>Any text.</summary>
public sealed record TextType : TypeDescription
{
    public override string Expected => "a string";
}

/// <summary>True or false.</summary>
public sealed record BooleanType : TypeDescription
{
    public override string Expected => "true or false";
}

/// <summary>A whole number of 32 bits.</summary>
public sealed record IntegerType : TypeDescription
{
    public override string Expected => "a whole number";
}

/// <summary>A finite number, whole or not.</summary>
public sealed record NumberType : TypeDescription
{
    public override string Expected => "a number";
}

/// <summary>A text from a list. When <paramref name="Open"/>, other texts are accepted too: the service may know more.</summary>
public sealed record EnumType(EnumDescription Enum, bool Open) : TypeDescription
{
    public override string Expected =>
        Open ? "a string" : "one of " + string.Join(", ", Enum.Cases.Select(c => $"\"{c.Value}\""));
}

/// <summary>An object with the properties of a shape.</summary>
public sealed record ShapeType(ShapeDescription Shape) : TypeDescription
{
    public override string Expected => "an object";
}

/// <summary>
/// A list. <paramref name="Key"/> names the item's property that tells items apart: such a list compares as a set, since
/// the service may hand it back in another order.
/// </summary>
public sealed record ListType(TypeDescription Item, string? Key) : TypeDescription
{
    public override string Expected => "a list";
}

/// <summary>A named set of texts; <paramref name="Token"/> is its schema token.</summary>
public sealed record EnumDescription(string Token, string Doc, ImmutableArray<EnumCase> Cases);

/// <summary>One value of an enum; <paramref name="Name"/> is what programs call it where the value itself is no name.</summary>
public sealed record EnumCase(string Value, string Doc, string? Name = null);
