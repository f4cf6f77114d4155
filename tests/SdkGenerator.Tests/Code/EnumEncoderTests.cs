namespace SdkGenerator.Tests.Code;

public class EnumEncoderTests
{
    [Fact]
    public void An_enum_is_a_struct_around_a_string_its_members_named_by_the_schema_or_the_value() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail;

            /// <summary>
            /// How fast.
            /// </summary>
            [EnumType]
            public readonly struct Speed : IEquatable<Speed>
            {
                private readonly string _value;

                private Speed(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

                /// <summary>
                /// By ship.
                /// </summary>
                public static Speed Slow { get; } = new Speed("s");

                public static Speed Fast { get; } = new Speed("fast");

                public static Speed ONLINE_UPDATING { get; } = new Speed("ONLINE:UPDATING");

                public static Speed Non_profit_and_more { get; } = new Speed("Non-profit, and more");

                [Obsolete("Take \"fast\".")]
                public static Speed Speed_1st { get; } = new Speed("1st");

                public static Speed EqualsValue { get; } = new Speed("Equals");

                public static bool operator ==(Speed left, Speed right) => left.Equals(right);

                public static bool operator !=(Speed left, Speed right) => !left.Equals(right);

                public static explicit operator string(Speed value) => value._value;

                [EditorBrowsable(EditorBrowsableState.Never)]
                public override bool Equals(object? obj) => obj is Speed other && Equals(other);

                public bool Equals(Speed other) => string.Equals(_value, other._value, StringComparison.Ordinal);

                [EditorBrowsable(EditorBrowsableState.Never)]
                public override int GetHashCode() => _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value);

                public override string ToString() => _value;
            }

            """,
            TestSchema.Code(
                """
                "types": {
                  "post:mail:Speed": {
                    "type": "string",
                    "description": "How fast.",
                    "enum": [
                      { "name": "Slow", "value": "s", "description": "By ship." },
                      { "value": "fast" },
                      { "value": "ONLINE:UPDATING" },
                      { "value": "Non-profit, and more" },
                      { "value": "1st", "deprecationMessage": "Take \"fast\"." },
                      { "value": "Equals" }
                    ]
                  }
                }
                """,
                "Mail/Enums.cs"));
}
