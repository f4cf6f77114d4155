namespace SdkGenerator.Tests.Code;

public class DocumentationTests
{
    [Fact]
    public void Text_is_escaped_and_its_lines_are_kept() =>
        Assert.Contains(
            """
                /// <summary>
                /// Who gets it: &lt;name&gt; &amp; address.
                ///
                /// Not `who` "sends" it.
                /// </summary>
                [Output("to")]
            """,
            TestSchema.Code(
                """
                "resources": {
                  "post:mail:Letter": {
                    "properties": { "to": { "type": "string", "description": "Who gets it: <name> & address.\r\n\r\nNot `who` \"sends\" it.\n" } }
                  }
                }
                """,
                "Mail/Letter.cs"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{{% examples %}}", "{{% example %}}", "{{% /example %}}", "{{% /examples %}}")]
    [InlineData("<!--Start PulumiCodeChooser -->", "<!--Start PulumiCodeChooser -->", "<!--End PulumiCodeChooser -->", "<!--End PulumiCodeChooser -->")]
    public void Of_the_examples_those_in_C_sharp_are_kept(string start, string open, string close, string end)
    {
        var description = string.Join("\\n",
            "A letter.", "```sh", "post letter", "```", start, open, "### Usage", "```typescript", "let a = 1;", "```",
            "```csharp", "var a = 1;", "```", close, end, "The end.");
        Assert.Contains(
            """
            /// <summary>
            /// A letter.
            /// ```sh
            /// post letter
            /// ```
            /// ### Usage
            /// ```csharp
            /// var a = 1;
            /// ```
            /// The end.
            /// </summary>
            [LettersResourceType("post:mail:Letter")]
            """,
            TestSchema.Code($$"""
                "resources": { "post:mail:Letter": { "description": "{{description}}" } }
                """, "Mail/Letter.cs"),
            StringComparison.Ordinal);
    }
}
