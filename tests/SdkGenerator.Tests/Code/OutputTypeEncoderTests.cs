namespace SdkGenerator.Tests.Code;

public class OutputTypeEncoderTests
{
    [Fact]
    public void A_result_has_read_only_fields_and_a_constructor_with_the_names_on_the_wire() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail.Outputs;

            /// <summary>
            /// Where the letter was.
            /// </summary>
            [OutputType]
            public sealed class Trace
            {
                public readonly Outputs.Mark? Last;

                public readonly ImmutableArray<Outputs.Mark> Marks;

                public readonly string? Pace;

                public readonly bool Params;

                /// <summary>
                /// The last is the newest.
                /// </summary>
                public readonly ImmutableArray<string> Places;

                public readonly Acme.Letters.Mail.Speed? Speed;

                [OutputConstructor]
                private Trace(
                    Outputs.Mark? last,
                    ImmutableArray<Outputs.Mark> marks,
                    string? pace,
                    bool @params,
                    ImmutableArray<string> places,
                    Acme.Letters.Mail.Speed? speed)
                {
                    this.Last = last;
                    this.Marks = marks;
                    this.Pace = pace;
                    this.Params = @params;
                    this.Places = places;
                    this.Speed = speed;
                }
            }

            """,
            TestSchema.Code(
                """
                "types": {
                  "post:mail:Speed": { "type": "string", "enum": [{ "value": "slow" }] },
                  "post:mail:Mark": { "type": "object", "properties": { "text": { "type": "string" } } },
                  "post:mail:Trace": {
                    "type": "object",
                    "description": "Where the letter was.",
                    "properties": {
                      "places": { "type": "array", "items": { "type": "string" }, "description": "The last is the newest." },
                      "marks": { "type": "array", "items": { "$ref": "#/types/post:mail:Mark" } },
                      "last": { "$ref": "#/types/post:mail:Mark" },
                      "speed": { "$ref": "#/types/post:mail:Speed" },
                      "pace": { "oneOf": [{ "type": "string" }, { "type": "string", "$ref": "#/types/post:mail:Speed" }] },
                      "params": { "type": "boolean" }
                    },
                    "required": ["params"]
                  }
                },
                "resources": { "post:mail:Letter": { "properties": { "trace": { "$ref": "#/types/post:mail:Trace" } } } }
                """,
                "Mail/Outputs/Trace.cs"));

    [Fact]
    public void A_result_with_one_field_is_written_on_one_line() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail.Outputs;

            [OutputType]
            public sealed class Mark
            {
                public readonly string Text;

                [OutputConstructor]
                private Mark(string text)
                {
                    this.Text = text;
                }
            }

            """,
            TestSchema.Code(
                """
                "types": { "post:mail:Mark": { "type": "object", "properties": { "text": { "type": "string" } }, "required": ["text"] } },
                "resources": { "post:mail:Letter": { "properties": { "mark": { "$ref": "#/types/post:mail:Mark" } } } }
                """,
                "Mail/Outputs/Mark.cs"));
}
