namespace SdkGenerator.Tests.Code;

public class ConfigEncoderTests
{
    [Fact]
    public void Every_variable_of_the_configuration_is_a_property_that_a_program_may_set() =>
        Assert.Equal(
            """
            namespace Acme.Letters;

            public static class Config
            {
                private static readonly global::Pulumi.Config __config = new global::Pulumi.Config("post");

                private static readonly __Setting<bool?> _dryRun = new __Setting<bool?>(() => __config.GetBoolean("dryRun") ?? Utilities.GetEnvBoolean("POST_DRY_RUN"));

                public static bool? DryRun
                {
                    get => _dryRun.Value;
                    set => _dryRun.Value = value;
                }

                private static readonly __Setting<double?> _pace = new __Setting<double?>(() => __config.GetDouble("pace"));

                public static double? Pace
                {
                    get => _pace.Value;
                    set => _pace.Value = value;
                }

                private static readonly __Setting<ImmutableArray<string>> _regions = new __Setting<ImmutableArray<string>>(() => __config.GetObject<ImmutableArray<string>>("regions"));

                public static ImmutableArray<string> Regions
                {
                    get => _regions.Value;
                    set => _regions.Value = value;
                }

                private static readonly __Setting<int?> _retries = new __Setting<int?>(() => __config.GetInt32("retries") ?? 5);

                public static int? Retries
                {
                    get => _retries.Value;
                    set => _retries.Value = value;
                }

                private static readonly __Setting<string?> _token = new __Setting<string?>(() => __config.Get("token"));

                /// <summary>
                /// The token.
                /// </summary>
                public static string? Token
                {
                    get => _token.Value;
                    set => _token.Value = value;
                }

                private sealed class __Setting<T>
                {
                    private readonly Func<T> _read;
                    private bool _isSet;
                    private T _value = default!;

                    public __Setting(Func<T> read) => _read = read;

                    public T Value
                    {
                        get => _isSet ? _value : _read();
                        set => (_isSet, _value) = (true, value);
                    }
                }
            }

            """,
            TestSchema.Code(
                """
                "config": {
                  "variables": {
                    "token": { "type": "string", "secret": true, "description": "The token." },
                    "retries": { "type": "integer", "default": 5 },
                    "pace": { "type": "number" },
                    "dryRun": { "type": "boolean", "defaultInfo": { "environment": ["POST_DRY_RUN"] } },
                    "regions": { "type": "array", "items": { "type": "string" } }
                  }
                }
                """,
                "Config/Config.cs"));
}
