extern alias engine;

using System.Text.Json.Nodes;
using engine::Rehearsal.Values;

namespace Rehearsal.Tests.Engine.Values;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("profile.emails[0].email", "profile|emails|0|email")]
    [InlineData("tags[\"a.b\"]", "tags|a.b")]
    [InlineData("tags[\"say \\\"x\\\"\"].y", "tags|say \"x\"|y")]
    [InlineData("list[*]", "list|*")]
    [InlineData("[\"a\"][1]", "a|1")]
    public void Paths_are_taken_apart(string text, string segments) =>
        Assert.Equal(segments, string.Join('|', PropertyPath.Parse(text).Segments));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a[b]")]
    [InlineData("a[0")]
    [InlineData("a[\"b]")]
    public void A_malformed_path_is_refused(string text) => Assert.Throws<FormatException>(() => PropertyPath.Parse(text));

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":9,"b":9}""", "a", """{"a":9,"b":2}""")]
    [InlineData("""{"a":1}""", """{}""", "a", """{}""")]
    [InlineData("""{}""", """{"a":1}""", "a", """{"a":1}""")]
    [InlineData("""{"t":{"x":1,"y":2}}""", """{"t":{"x":8,"y":9}}""", "t[*]", """{"t":{"x":8,"y":9}}""")]
    [InlineData("""{"l":[{"k":1},{"k":2}]}""", """{"l":[{"k":7},{"k":8}]}""", "l[1].k", """{"l":[{"k":1},{"k":8}]}""")]
    [InlineData("""{"l":[{"k":1},{"k":2}]}""", """{"l":[{"k":7},{"k":8}]}""", "l[*].k", """{"l":[{"k":7},{"k":8}]}""")]
    public void Ignored_changes_take_the_old_value(string news, string olds, string path, string expected) =>
        Assert.Equal(expected, JsonValues.Compact(IgnoredChanges.Apply(Map(news), Map(olds), [path])));

    static MapValue Map(string json) => JsonValues.Read(JsonNode.Parse(json)!.AsObject(), _ => throw new InvalidOperationException());
}
