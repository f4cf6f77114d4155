extern alias engine;

using engine::Pulumirpc;
using engine::Rehearsal.Display;
using engine::Rehearsal.Operations;
using engine::Rehearsal.State;
using engine::Rehearsal.Values;

namespace Rehearsal.Tests.Engine.Display;

public sealed class PlanDisplayTests
{
    static readonly ResourceState Old = State(("about", new TextValue("old")), ("code", new SecretValue(new TextValue("1234"))), ("status", new TextValue("ONLINE")));
    static readonly ResourceState New = State(("about", new TextValue("new")), ("code", new SecretValue(new TextValue("5678"))), ("status", UnknownValue.Any));

    [Fact]
    public void An_update_names_what_differs() => Assert.Equal(
        " ~  twilio:messaging:Sender support update [diff: ~about]\n",
        Told(details: false, new StepEvent(Op.Update, Progress.Done, Old, New, Diff("about"))));

    [Fact]
    public void Details_show_old_and_new_values_but_no_secret_and_no_sentinel() => Assert.Equal("""
         ~  twilio:messaging:Sender support update [diff: ~about,~code,~status]
                ~ about: "old" => "new"
                ~ code: [secret] => [secret]
                ~ status: "ONLINE" => [unknown]

        """,
        Told(details: true, new StepEvent(Op.Update, Progress.Done, Old, New, Diff("about", "code", "status"))));

    [Fact]
    public void A_create_is_one_line() => Assert.Equal(
        " +  twilio:messaging:Sender support create\n",
        Told(details: false, new StepEvent(Op.Create, Progress.Done, null, New, null)));

    [Fact]
    public void Status_lines_are_told_at_once_and_errors_at_the_end()
    {
        var output = new StringWriter();
        var display = new PlanDisplay(output, details: false);
        display.Log(new LogEvent(LogSeverity.Info, "status CREATING", Old.Urn, Ephemeral: true));
        display.Log(new LogEvent(LogSeverity.Error, "no such number", Old.Urn));
        display.End(new OperationOutcome(new Dictionary<Op, int> { [Op.Create] = 1, [Op.Same] = 2 }, ["no such number"], []), showOutputs: true);

        Assert.Equal("""
                [support] status CREATING

            Diagnostics:
              twilio:messaging:Sender (support):
                error: no such number

            Resources:
                + 1 created
                2 unchanged


            """, output.ToString());
    }

    static string Told(bool details, StepEvent step)
    {
        var output = new StringWriter();
        new PlanDisplay(output, details) { Preview = true }.Step(step);
        return output.ToString();
    }

    static DiffResponse Diff(params string[] names)
    {
        var diff = new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome, HasDetailedDiff = true, Diffs = { names } };
        foreach (var name in names)
            diff.DetailedDiff[name] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.Update, InputDiff = true };
        return diff;
    }

    static ResourceState State(params (string, Value)[] inputs) => new()
    {
        Urn = "urn:pulumi:dev::rec::twilio:messaging:Sender::support", Type = "twilio:messaging:Sender", Custom = true, Inputs = MapValue.Of(inputs),
    };
}
