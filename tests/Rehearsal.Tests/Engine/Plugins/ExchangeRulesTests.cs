extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Plugins;
using Google.Protobuf.WellKnownTypes;

namespace Rehearsal.Tests.Engine.Plugins;

public sealed class ExchangeRulesTests
{
    static readonly ExchangeRules Real = new("store", preview: false);
    static readonly ExchangeRules Preview = new("store", preview: true);

    static Struct Unknown { get; } = new() { Fields = { ["a"] = Value.ForString("04da6b54-80e4-46f7-96ec-b56ff0331ba9") } };

    [Fact]
    public void Check_must_answer_with_inputs() =>
        Breaks("Check answers with inputs", () => Real.Check(new CheckResponse()));

    [Fact]
    public void A_real_create_must_answer_with_an_id() =>
        Breaks("a real Create answers with an id", () => Real.Create(new CreateResponse { Properties = new Struct() }));

    [Fact]
    public void A_real_create_must_answer_with_properties() =>
        Breaks("a real Create answers with properties", () => Real.Create(new CreateResponse { Id = "1" }));

    [Fact]
    public void A_preview_of_a_create_may_leave_both_out_and_hold_unknowns() =>
        Assert.Equal("", Preview.Create(new CreateResponse { Properties = Unknown }).Id);

    [Fact]
    public void Nothing_is_unknown_after_a_real_create() =>
        Breaks("nothing is unknown in the answer of Create", () => Real.Create(new CreateResponse { Id = "1", Properties = Unknown }));

    [Fact]
    public void A_real_update_must_answer_with_properties() =>
        Breaks("a real Update answers with properties", () => Real.Update(new UpdateResponse()));

    [Fact]
    public void Read_answers_all_or_nothing()
    {
        const string Rule = "Read answers with id, properties and inputs, or with nothing";
        Breaks(Rule, () => Real.Read(new ReadResponse { Id = "1", Properties = new Struct() }));
        Breaks(Rule, () => Real.Read(new ReadResponse { Id = "1" }));
        Breaks(Rule, () => Real.Read(new ReadResponse { Properties = new Struct() }));
        Real.Read(new ReadResponse());
        Real.Read(new ReadResponse { Id = "1", Properties = new Struct(), Inputs = new Struct() });
    }

    [Fact]
    public void Diffs_are_top_level() =>
        Breaks("diffs and replaces name top-level properties", () => Real.Diff(new DiffResponse { Diffs = { "a.b" } }));

    [Fact]
    public void Replaces_are_top_level() =>
        Breaks("diffs and replaces name top-level properties", () => Real.Diff(new DiffResponse { Replaces = { "a[0]" } }));

    [Fact]
    public void Diffs_are_unique() =>
        Breaks("diffs are unique", () => Real.Diff(new DiffResponse { Diffs = { "a", "a" } }));

    [Fact]
    public void Detailed_diffs_are_announced() => Breaks("detailedDiff comes with hasDetailedDiff",
        () => Real.Diff(new DiffResponse { Diffs = { "a" }, DetailedDiff = { ["a"] = new PropertyDiff() } }));

    [Fact]
    public void Detailed_diffs_are_property_paths() => Breaks("detailedDiff keys are property paths",
        () => Real.Diff(new DiffResponse { Diffs = { "a" }, HasDetailedDiff = true, DetailedDiff = { ["a[x"] = new PropertyDiff() } }));

    [Fact]
    public void Diffs_and_detailed_diffs_agree()
    {
        Breaks("diffs and detailedDiff name the same properties",
            () => Real.Diff(new DiffResponse { Diffs = { "b" }, HasDetailedDiff = true, DetailedDiff = { ["a.x"] = new PropertyDiff() } }));
        Real.Diff(new DiffResponse { Diffs = { "a" }, HasDetailedDiff = true, DetailedDiff = { ["a.x"] = new PropertyDiff(), ["a.y"] = new PropertyDiff() } });
    }

    static void Breaks(string rule, Func<object> exchange) =>
        Assert.Equal(rule, Assert.Throws<RuleBrokenException>(exchange).Rule);
}
