namespace SdkGenerator.Tests.Code;

public class ArgsEncoderTests
{
    [Fact]
    public void Arguments_are_inputs_lists_can_be_added_to_and_secrets_stay_secret() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail.Inputs;

            /// <summary>
            /// What keeps the letter shut.
            /// </summary>
            public sealed class SealArgs : global::Pulumi.ResourceArgs
            {
                /// <summary>
                /// Deprecated: Means nothing.
                /// </summary>
                [Input("class", required: true)]
                public Input<int> Class { get; set; } = null!;

                [Input("code")]
                private Input<string>? _code;

                /// <summary>
                /// Opens it.
                ///
                /// Deprecated: Use a "key".
                /// </summary>
                [Obsolete("Use a \"key\".")]
                public Input<string>? Code
                {
                    get => _code;
                    set
                    {
                        var secret = Output.CreateSecret(0);
                        _code = Output.Tuple<Input<string>?, int>(value, secret).Apply(values => values.Item1);
                    }
                }

                [Input("color")]
                public InputUnion<string, Acme.Letters.Mail.Color>? Color { get; set; }

                [Input("keys")]
                private InputList<Inputs.KeyArgs>? _keys;

                public InputList<Inputs.KeyArgs> Keys
                {
                    get => _keys ??= new InputList<Inputs.KeyArgs>();
                    set => _keys = value;
                }

                [Input("pins")]
                private InputList<string>? _pins;

                public InputList<string> Pins
                {
                    get => _pins ??= new InputList<string>();
                    set
                    {
                        var secret = Output.CreateSecret(ImmutableArray.Create<string>());
                        _pins = Output.All(value, secret).Apply(values => values[0]);
                    }
                }

                [Input("speed")]
                public Input<Acme.Letters.Mail.Speed>? Speed { get; set; }

                public SealArgs()
                {
                    Speed = Acme.Letters.Mail.Speed.Fast;
                }

                public static new SealArgs Empty => new SealArgs();
            }

            """,
            TestSchema.Code(
                """
                "types": {
                  "post:mail:Speed": { "type": "string", "enum": [{ "value": "slow" }, { "value": "fast" }] },
                  "post:mail:Seal": {
                    "type": "object",
                    "description": "What keeps the letter shut.",
                    "properties": {
                      "code": { "type": "string", "secret": true, "description": "Opens it.", "deprecationMessage": "Use a \"key\"." },
                      "color": { "oneOf": [{ "type": "string" }, { "type": "string", "$ref": "#/types/post:mail:Color" }] },
                      "keys": { "type": "array", "items": { "$ref": "#/types/post:mail:Key" } },
                      "pins": { "type": "array", "items": { "type": "string" }, "secret": true },
                      "speed": { "$ref": "#/types/post:mail:Speed", "default": "fast" },
                      "class": { "type": "integer", "deprecationMessage": "Means nothing." }
                    },
                    "required": ["class"]
                  },
                  "post:mail:Key": { "type": "object", "properties": { "teeth": { "type": "integer" } } },
                  "post:mail:Color": { "type": "string", "enum": [{ "value": "red" }] }
                },
                "resources": { "post:mail:Letter": { "inputProperties": { "seal": { "$ref": "#/types/post:mail:Seal" } } } }
                """,
                "Mail/Inputs/SealArgs.cs"));
}
