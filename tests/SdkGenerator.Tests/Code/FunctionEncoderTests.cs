namespace SdkGenerator.Tests.Code;

public class FunctionEncoderTests
{
    [Fact]
    public void A_function_takes_known_values_or_inputs_and_gives_a_task_or_an_output() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail;

            public static class GetLetter
            {
                /// <summary>
                /// Finds a letter.
                /// </summary>
                public static Task<GetLetterResult> InvokeAsync(GetLetterArgs args, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterArgs(), options.WithDefaults());

                /// <summary>
                /// Finds a letter.
                /// </summary>
                public static Output<GetLetterResult> Invoke(GetLetterInvokeArgs args, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterInvokeArgs(), options.WithDefaults());

                /// <summary>
                /// Finds a letter.
                /// </summary>
                public static Output<GetLetterResult> Invoke(GetLetterInvokeArgs args, InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterInvokeArgs(), options.WithDefaults());
            }

            public sealed class GetLetterArgs : global::Pulumi.InvokeArgs
            {
                [Input("code")]
                private string? _code;

                public string? Code
                {
                    get => _code;
                    set => _code = value;
                }

                [Input("number")]
                public int? Number { get; set; }

                [Input("speed", required: true)]
                public Acme.Letters.Mail.Speed Speed { get; set; }

                [Input("tags")]
                private List<string>? _tags;

                public List<string> Tags
                {
                    get => _tags ??= new List<string>();
                    set => _tags = value;
                }

                [Input("to", required: true)]
                public string To { get; set; } = null!;

                public GetLetterArgs()
                {
                }

                public static new GetLetterArgs Empty => new GetLetterArgs();
            }

            public sealed class GetLetterInvokeArgs : global::Pulumi.InvokeArgs
            {
                [Input("code")]
                private Input<string>? _code;

                public Input<string>? Code
                {
                    get => _code;
                    set
                    {
                        var secret = Output.CreateSecret(0);
                        _code = Output.Tuple<Input<string>?, int>(value, secret).Apply(values => values.Item1);
                    }
                }

                [Input("number")]
                public Input<int>? Number { get; set; }

                [Input("speed", required: true)]
                public Input<Acme.Letters.Mail.Speed> Speed { get; set; } = null!;

                [Input("tags")]
                private InputList<string>? _tags;

                public InputList<string> Tags
                {
                    get => _tags ??= new InputList<string>();
                    set => _tags = value;
                }

                [Input("to", required: true)]
                public Input<string> To { get; set; } = null!;

                public GetLetterInvokeArgs()
                {
                }

                public static new GetLetterInvokeArgs Empty => new GetLetterInvokeArgs();
            }

            [OutputType]
            public sealed class GetLetterResult
            {
                public readonly double? Weight;

                [OutputConstructor]
                private GetLetterResult(double? weight)
                {
                    this.Weight = weight;
                }
            }

            """,
            TestSchema.Code(
                """
                "types": { "post:mail:Speed": { "type": "string", "enum": [{ "value": "slow" }] } },
                "functions": {
                  "post:mail:getLetter": {
                    "description": "Finds a letter.",
                    "inputs": {
                      "properties": {
                        "speed": { "$ref": "#/types/post:mail:Speed" },
                        "number": { "type": "integer" },
                        "code": { "type": "string", "secret": true },
                        "tags": { "type": "array", "items": { "type": "string" } },
                        "to": { "type": "string" }
                      },
                      "required": ["speed", "to"]
                    },
                    "outputs": { "type": "object", "properties": { "weight": { "type": "number" } } }
                  }
                }
                """,
                "Mail/GetLetter.cs"));

    [Fact]
    public void A_function_whose_arguments_are_all_optional_can_be_called_without() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail;

            [Obsolete("Ask \"getLetters\".")]
            public static class GetLetter
            {
                public static Task<GetLetterResult> InvokeAsync(GetLetterArgs? args = null, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterArgs(), options.WithDefaults());

                public static Output<GetLetterResult> Invoke(GetLetterInvokeArgs? args = null, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterInvokeArgs(), options.WithDefaults());

                public static Output<GetLetterResult> Invoke(GetLetterInvokeArgs args, InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<GetLetterResult>("post:mail:getLetter", args ?? new GetLetterInvokeArgs(), options.WithDefaults());
            }

            public sealed class GetLetterArgs : global::Pulumi.InvokeArgs
            {
                [Input("to")]
                public string? To { get; set; }

                public GetLetterArgs()
                {
                }

                public static new GetLetterArgs Empty => new GetLetterArgs();
            }

            public sealed class GetLetterInvokeArgs : global::Pulumi.InvokeArgs
            {
                [Input("to")]
                public Input<string>? To { get; set; }

                public GetLetterInvokeArgs()
                {
                }

                public static new GetLetterInvokeArgs Empty => new GetLetterInvokeArgs();
            }

            [OutputType]
            public sealed class GetLetterResult
            {
                public readonly double Weight;

                [OutputConstructor]
                private GetLetterResult(double weight)
                {
                    this.Weight = weight;
                }
            }

            """,
            TestSchema.Code(
                """
                "functions": {
                  "post:mail:getLetter": {
                    "deprecationMessage": "Ask \"getLetters\".",
                    "inputs": { "properties": { "to": { "type": "string" } } },
                    "outputs": { "properties": { "weight": { "type": "number" } }, "required": ["weight"] }
                  }
                }
                """,
                "Mail/GetLetter.cs"));

    [Fact]
    public void A_function_without_arguments_has_no_class_for_them() =>
        Assert.Equal(
            """
            namespace Acme.Letters.Mail;

            public static class GetRates
            {
                public static Task<GetRatesResult> InvokeAsync(InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<GetRatesResult>("post:mail:getRates", InvokeArgs.Empty, options.WithDefaults());

                public static Output<GetRatesResult> Invoke(InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<GetRatesResult>("post:mail:getRates", InvokeArgs.Empty, options.WithDefaults());

                public static Output<GetRatesResult> Invoke(InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<GetRatesResult>("post:mail:getRates", InvokeArgs.Empty, options.WithDefaults());
            }

            [OutputType]
            public sealed class GetRatesResult
            {
                public readonly double? Rate;

                [OutputConstructor]
                private GetRatesResult(double? rate)
                {
                    this.Rate = rate;
                }
            }

            """,
            TestSchema.Code(
                """
                "functions": { "post:mail:getRates": { "returnType": { "type": "object", "properties": { "rate": { "type": "number" } } } } }
                """,
                "Mail/GetRates.cs"));
}
