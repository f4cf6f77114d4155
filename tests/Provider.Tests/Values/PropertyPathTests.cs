using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ProviderKit.Values;

namespace Provider.Tests.Values;

[Properties(Arbitrary = [typeof(AnyPaths)])]
public class PropertyPathTests
{
    [Theory]
    [InlineData("""profile.emails[0].email""", """profile.emails[0].email""")]
    [InlineData("""tags["a.b"]""", """tags["a.b"]""")]
    [InlineData("""["tags"].plain""", """tags.plain""")]
    [InlineData("""profile["name"]""", """profile.name""")]
    [InlineData("""tags["say \"hi\""]""", """tags["say \"hi\""]""")]
    [InlineData("""tags["back\\slash"]""", """tags["back\\slash"]""")]
    [InlineData("""tags[""]""", """tags[""]""")]
    [InlineData("""tags["*"]""", """tags["*"]""")]
    [InlineData("""*""", """*""")]
    [InlineData("""profile.*""", """profile.*""")]
    [InlineData("""profile.emails[*].label""", """profile.emails.*.label""")]
    [InlineData("""[3].a""", """[3].a""")]
    public void A_path_in_the_engines_syntax_is_read_and_written(string text, string written) =>
        Assert.Equal(written, PropertyPath.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a[1.5]")]
    [InlineData("a[ 1]")]
    [InlineData("a[99999999999]")]
    [InlineData("a[\"")]
    [InlineData("a[\"b")]
    [InlineData("a[\"b\"")]
    [InlineData("a[\"b\"x]")]
    [InlineData("a[0]b")]
    [InlineData("a[\"b\\")]
    public void What_is_no_path_is_none(string text) => Assert.Null(PropertyPath.Parse(text));

    [Property]
    public bool Junk_never_throws_and_what_is_read_reads_the_same_again(string? text) =>
        PropertyPath.Parse(text ?? "") is not { } path || path.Equals(PropertyPath.Parse(path.ToString()));

    [Property]
    public bool Junk_of_the_syntaxs_own_characters_never_throws(JunkPath junk) =>
        PropertyPath.Parse(junk.Text) is not { } path || path.Equals(PropertyPath.Parse(path.ToString()));

    [Property]
    public bool A_path_is_read_back_from_its_own_text(PropertyPath path) =>
        path.Equals(PropertyPath.Root) || (path.Equals(PropertyPath.Parse(path.ToString())) && path.GetHashCode() == PropertyPath.Parse(path.ToString())!.GetHashCode());

    [Property]
    public bool A_path_covers_itself_and_everything_below(PropertyPath path, string? name, int index) =>
        path.Covers(path) && path.Covers(path.Then(name ?? "")) && path.Covers(path.Then(Math.Abs(index % 100)))
        && PropertyPath.Root.Covers(path) && !path.Then(name ?? "").Covers(path);

    [Property]
    public bool Covering_passes_on(PropertyPath a, PropertyPath b, PropertyPath c) => !(a.Covers(b) && b.Covers(c)) || a.Covers(c);

    [Property]
    public bool Plain_paths_that_cover_each_other_are_equal(PropertyPath a, PropertyPath b) => !(a.Covers(b) && b.Covers(a)) || a.Equals(b);

    [Theory]
    [InlineData("profile", "profile.emails[0].email", true)]
    [InlineData("profile.emails", "profile.emails[7]", true)]
    [InlineData("profile.emails[*].email", "profile.emails[7].email", true)]
    [InlineData("profile.emails[*].email", "profile.emails[7].label", false)]
    [InlineData("profile.*.email", "profile.emails[0]", false)]
    [InlineData("*.name", "profile.name", true)]
    [InlineData("*", "webhook", true)]
    [InlineData("[\"profile\"].name", "profile.name", true)]
    [InlineData("profile.name", "profile", false)]
    [InlineData("pro", "profile", false)]
    [InlineData("profile.emails[0]", "profile.emails[1]", false)]
    [InlineData("profile[\"*\"]", "profile.name", false)]
    [InlineData("profile.emails[\"0\"]", "profile.emails[0]", false)]
    public void A_pattern_covers_what_it_means(string pattern, string path, bool covers) =>
        Assert.Equal(covers, PropertyPath.Parse(pattern)!.Covers(PropertyPath.Parse(path)!));

    [Theory]
    [InlineData("profile.name", "profile")]
    [InlineData("[\"a.b\"][0]", "a.b")]
    [InlineData("[0]", "")]
    public void The_head_is_the_top_level_property(string path, string head) => Assert.Equal(head, PropertyPath.Parse(path)!.Head);
}

/// <summary>Text made of what paths are made of.</summary>
public sealed record JunkPath(string Text);

/// <summary>Paths of names and indexes, odd names among them.</summary>
public static class AnyPaths
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements("a", "b", "profile", "", " ", "*", "a.b", "x[0]", "]", "\"", "\\", "\\\"", "0", "ü"),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

    public static Arbitrary<PropertyPath> Path() =>
        Gen.OneOf(
                Names.Select(name => (Func<PropertyPath, PropertyPath>)(path => path.Then(name))),
                Gen.Choose(0, 3).Select(index => (Func<PropertyPath, PropertyPath>)(path => path.Then(index))))
            .ArrayOf()
            .Select(steps => steps.Take(5).Aggregate(PropertyPath.Root, (path, step) => step(path)))
            .ToArbitrary();

    public static Arbitrary<JunkPath> Junk() =>
        Gen.Elements(".", "[", "]", "\"", "\\", "*", "a", "b", "0", "12", "-", " ").ArrayOf().Select(parts => new JunkPath(string.Concat(parts))).ToArbitrary();
}
