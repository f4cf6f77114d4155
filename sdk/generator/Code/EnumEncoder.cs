using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes a string enum: a struct, because an enum of C# cannot hold strings.</summary>
sealed class EnumEncoder(CodeWriter writer)
{
    public void Encode(EnumDescription description)
    {
        var name = Tokens.MemberName(description.Token);
        writer.Summary(description.Documentation).Lines("[EnumType]");
        writer.Block($"public readonly struct {name} : IEquatable<{name}>", () =>
        {
            writer.Lines("private readonly string _value;").Blank();
            writer.Lines($"private {name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));").Blank();
            foreach (var value in description.Values)
                EncodeValue(name, value);
            EncodeMembers(name);
        });
    }

    void EncodeValue(string name, EnumValueDescription value) => writer
        .Summary(value.Documentation)
        .Obsolete(value.DeprecationMessage)
        .Lines($"public static {name} {value.Name} {{ get; }} = new {name}({Literal.Of(value.Value)});")
        .Blank();

    void EncodeMembers(string name) => writer.Lines($"""
        public static bool operator ==({name} left, {name} right) => left.Equals(right);

        public static bool operator !=({name} left, {name} right) => !left.Equals(right);

        public static explicit operator string({name} value) => value._value;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override bool Equals(object? obj) => obj is {name} other && Equals(other);

        public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        [EditorBrowsable(EditorBrowsableState.Never)]
        public override int GetHashCode() => _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value);

        public override string ToString() => _value;
        """);
}
