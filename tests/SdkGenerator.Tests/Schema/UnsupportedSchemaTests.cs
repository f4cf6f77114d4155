using SdkGenerator.Schema;

namespace SdkGenerator.Tests.Schema;

public class UnsupportedSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" } }""", "/additionalProperties: maps are not supported.")]
    [InlineData("""{ "type": "object" }""", "/type: the type \"object\" is not supported here.")]
    [InlineData("""{ "$ref": "pulumi.json#/Any" }""", "/$ref: only types of this schema can be referred to, not \"pulumi.json#/Any\".")]
    [InlineData("""{ "$ref": "#/types/post:mail:None" }""", "/$ref: the schema has no type \"post:mail:None\".")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "type": "string" } } }""", "/items: lists of lists are not supported.")]
    [InlineData("""{ "type": "array" }""", ": \"items\" is missing.")]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "integer" }] }""", "/oneOf: the only union that is supported is a string, then an enum.")]
    [InlineData("""{ "type": "string", "plain": true }""", "/plain: plain properties are not supported.")]
    [InlineData("""{ "type": "string", "const": "a" }""", "/const: this generator does not support it.")]
    [InlineData("""{ "type": "string", "secret": "yes" }""", "/secret: true or false is wanted here, not \"yes\".")]
    [InlineData("""{ "type": "integer", "default": "5" }""", "/default: the default does not fit the type.")]
    [InlineData("""{ "type": "integer", "default": 1.5 }""", "/default: the default does not fit the type.")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "format": "uri" } }""", "/items/format: this generator does not support it.")]
    [InlineData("""{ "type": "string", "language": { "csharp": { "rename": "A" } } }""", "/language/csharp/rename: this generator does not support it.")]
    public void A_property_that_cannot_be_carried_over_is_named(string property, string complaint) =>
        Assert.Equal("#/resources/post:mail:Letter/inputProperties/to" + complaint, Complaint($$"""
            "resources": { "post:mail:Letter": { "inputProperties": { "to": {{property}} } } }
            """));

    [Theory]
    [InlineData("\"dependencies\": []", "#/dependencies: this generator does not support it.")]
    [InlineData("\"version\": null", "#/version: a string is wanted here, not null.")]
    [InlineData("\"language\": {}", "#/language: \"csharp\" is missing.")]
    [InlineData("\"language\": { \"csharp\": { \"rootNamespace\": \"A\" } }", "#/language/csharp: respectSchemaVersion must be true: the SDK has the schema's version.")]
    [InlineData("\"language\": { \"csharp\": { \"compatibility\": \"tfbridge20\" } }", "#/language/csharp/compatibility: this generator does not support it.")]
    [InlineData("\"language\": { \"csharp\": { \"rootNamespace\": \"A\", \"respectSchemaVersion\": true } }", "#/language/csharp: packageReferences must say which versions of Pulumi the SDK works with.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"properties\": { \"letter\": { \"type\": \"string\" } } } }", "#/resources/post:mail:Letter/properties/letter: no member of its class can be called Letter in C#.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"properties\": { \"id\": { \"type\": \"string\" } } } }", "#/resources/post:mail:Letter/properties/id: no member of its class can be called Id in C#.")]
    [InlineData("\"types\": { \"post:mail:Stamp\": { \"type\": \"object\", \"properties\": { \"stamp\": { \"type\": \"string\" } } } }", "#/types/post:mail:Stamp/properties/stamp: no member of its class can be called Stamp in C#.")]
    [InlineData("\"resources\": { \"Letter\": {} }", "#/resources/Letter: a token is package:module:Member, the member a C# identifier.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"methods\": {} } }", "#/resources/post:mail:Letter/methods: this generator does not support it.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"stateInputs\": {} } }", "#/resources/post:mail:Letter/stateInputs: this generator does not support it.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"required\": [\"to\"] } }", "#/resources/post:mail:Letter/required: there is no property \"to\".")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"aliases\": [{ \"name\": \"a\" }] } }", "#/resources/post:mail:Letter/aliases/0/name: this generator does not support it.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"properties\": { \"to-whom\": { \"type\": \"string\" } } } }", "#/resources/post:mail:Letter/properties/to-whom: the name is no C# identifier.")]
    [InlineData("\"resources\": { \"post:mail:Letter\": { \"properties\": { \"to\": { \"type\": \"string\" }, \"To\": { \"type\": \"string\" } } } }", "#/resources/post:mail:Letter/properties/to: two properties would be called To in C#.")]
    [InlineData("\"types\": { \"post:mail:Stamp\": { \"type\": \"object\" } }", "#/types/post:mail:Stamp: nothing uses this type.")]
    [InlineData("\"types\": { \"post:mail:Speed\": { \"type\": \"integer\", \"enum\": [] } }", "#/types/post:mail:Speed/type: only enums of strings are supported.")]
    [InlineData("\"types\": { \"post:mail:Speed\": { \"type\": \"string\", \"enum\": [{ \"value\": \"*\" }] } }", "#/types/post:mail:Speed/enum/0: the value needs a \"name\" that can be one in C#.")]
    [InlineData("\"types\": { \"post:mail:Speed\": { \"type\": \"string\", \"enum\": [{ \"value\": \"a b\" }, { \"value\": \"a-b\" }] } }", "#/types/post:mail:Speed/enum: two values would be called A_b in C#.")]
    [InlineData("\"functions\": { \"post:mail:get\": { \"inputs\": { \"properties\": {} }, \"outputs\": {} } }", "#/functions/post:mail:get/inputs: a function without arguments must not have inputs.")]
    [InlineData("\"functions\": { \"post:mail:get\": { \"returnType\": { \"type\": \"string\" } } }", "#/functions/post:mail:get/returnType: only an object is supported here.")]
    [InlineData("\"functions\": { \"post:mail:get\": {} }", "#/functions/post:mail:get: \"returnType\" is missing.")]
    [InlineData("\"config\": { \"variables\": { \"speeds\": { \"type\": \"array\", \"items\": { \"$ref\": \"#/types/post:mail:Speed\" } } } }, \"types\": { \"post:mail:Speed\": { \"type\": \"string\", \"enum\": [] } }", "#/config/variables/speeds: only strings, numbers, flags and lists of them can be configured.")]
    public void A_schema_that_cannot_be_carried_over_is_named(string keys, string complaint) => Assert.Equal(complaint, Complaint(keys));

    [Fact]
    public void A_default_that_is_no_value_of_its_enum_is_named() =>
        Assert.Equal("#/resources/post:mail:Letter/inputProperties/speed/default: \"fast\" is no value of post:mail:Speed.", Complaint("""
            "types": { "post:mail:Speed": { "type": "string", "enum": [{ "value": "slow" }] } },
            "resources": { "post:mail:Letter": { "inputProperties": { "speed": { "$ref": "#/types/post:mail:Speed", "default": "fast" } } } }
            """));

    [Fact]
    public void Objects_as_arguments_of_a_function_are_named() =>
        Assert.Equal("#/functions/post:mail:get/inputs/properties/stamp: objects are not supported as arguments of a function.", Complaint("""
            "types": { "post:mail:Stamp": { "type": "object" } },
            "functions": {
              "post:mail:get": { "inputs": { "properties": { "stamp": { "$ref": "#/types/post:mail:Stamp" } } }, "outputs": {} }
            }
            """));

    [Fact]
    public void Two_members_of_one_module_with_one_name_are_named() =>
        Assert.Equal("#: two things of the schema would be written to Mail/Letter.cs.", Complaint("""
            "resources": { "post:mail:Letter": {} }, "functions": { "post:mail:letter": { "outputs": {} } }
            """));

    [Fact]
    public void Text_that_is_not_JSON_is_refused()
    {
        var problem = Assert.Throws<UnsupportedSchemaException>(() => GeneratedSdk.FromSchema("schema:"));
        Assert.StartsWith("#: not JSON:", problem.Message, StringComparison.Ordinal);
    }

    static string Complaint(string keys) =>
        Assert.Throws<UnsupportedSchemaException>(() => GeneratedSdk.FromSchema(TestSchema.With(keys))).Message;
}
