namespace SdkGenerator.Tests.Code;

public class ProviderTests
{
    [Fact]
    public void The_providers_outputs_are_its_strings_and_its_other_inputs_travel_as_json() =>
        Assert.Equal(
            """
            namespace Acme.Letters;

            /// <summary>
            /// Whose letters these are.
            /// </summary>
            [LettersResourceType("pulumi:providers:post")]
            public partial class Provider : global::Pulumi.ProviderResource
            {
                [Output("token")]
                public Output<string?> Token { get; private set; } = null!;

                /// <summary>
                /// Declares a Provider resource.
                /// </summary>
                /// <param name="name">The name of the resource, unique among those of its type in the stack.</param>
                /// <param name="args">What the resource shall be.</param>
                /// <param name="options">How the engine shall treat the resource.</param>
                public Provider(string name, ProviderArgs args, CustomResourceOptions? options = null)
                    : base("post", name, args ?? new ProviderArgs(), MakeResourceOptions(options, ""))
                {
                }

                private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
                {
                    var defaults = new CustomResourceOptions
                    {
                        Version = Utilities.Version,
                        AdditionalSecretOutputs =
                        {
                            "token",
                        },
                    };
                    var merged = CustomResourceOptions.Merge(defaults, options);
                    merged.Id = id ?? merged.Id;
                    return merged;
                }
            }

            public sealed class ProviderArgs : global::Pulumi.ResourceArgs
            {
                [Input("dryRun", json: true)]
                public Input<bool>? DryRun { get; set; }

                [Input("pace", json: true)]
                public Input<double>? Pace { get; set; }

                [Input("region")]
                public Input<string>? Region { get; set; }

                [Input("retries", json: true)]
                public Input<int>? Retries { get; set; }

                [Input("token", required: true)]
                private Input<string>? _token;

                public Input<string>? Token
                {
                    get => _token;
                    set
                    {
                        var secret = Output.CreateSecret(0);
                        _token = Output.Tuple<Input<string>?, int>(value, secret).Apply(values => values.Item1);
                    }
                }

                public ProviderArgs()
                {
                    Retries = 5;
                }

                public static new ProviderArgs Empty => new ProviderArgs();
            }

            """,
            TestSchema.Code(
                """
                "provider": {
                  "description": "Whose letters these are.",
                  "properties": { "token": { "type": "string", "secret": true }, "retries": { "type": "integer" } },
                  "inputProperties": {
                    "token": { "type": "string", "secret": true },
                    "region": { "type": "string" },
                    "retries": { "type": "integer", "default": 5 },
                    "pace": { "type": "number" },
                    "dryRun": { "type": "boolean" }
                  },
                  "requiredInputs": ["token"]
                }
                """,
                "Provider.cs"));
}
