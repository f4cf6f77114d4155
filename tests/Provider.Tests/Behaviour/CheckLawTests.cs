using FsCheck.Xunit;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;
using Provider.Tests.House;

namespace Provider.Tests.Behaviour;

[Properties(Arbitrary = [typeof(Cases)], MaxTest = 300)]
public class CheckLawTests
{
    [Property]
    public void Valid_inputs_have_no_failures(Declared declared) =>
        Offenders.None(CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty).Failures.Select(f => f.Reason));

    [Property]
    public void Checking_checked_inputs_changes_nothing(Declared declared)
    {
        var once = CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty);
        var twice = CheckRules.Check(declared.Table.Resource, once.Inputs, PropertyMap.Empty);

        Shown.Same(once.Inputs, twice.Inputs);
        Assert.Equal(once.Findings.Select(f => f.Reason), twice.Findings.Select(f => f.Reason));
    }

    [Property]
    public void Inputs_come_back_as_they_were_declared_without_nulls(Declared declared) =>
        Shown.Same(
            WithoutNulls(declared.Inputs.Plain()), CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty).Inputs.Plain());

    [Property]
    public void What_a_program_wraps_stays_wrapped_and_secret_properties_are_wrapped(Declared declared)
    {
        var declaredSecret = Spots.Leaves(declared.Inputs).Where(l => l.Secret).Select(l => l.Path.ToString());
        var secret = Spots.Leaves(CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty).Inputs).Where(l => l.Secret).Select(l => l.Path.ToString()).ToList();
        var secretByTable = Spots.Of(declared.Table.Shape).Where(s => s.Property.Secret).Select(s => s.Path.ToString());
        var open = Spots.Leaves(CheckRules.Check(declared.Table.Resource, declared.Inputs, PropertyMap.Empty).Inputs).Where(l => !l.Secret).Select(l => l.Path.ToString());

        Offenders.None(declaredSecret.Except(secret).Except(Spots.Leaves(declared.Inputs).Where(l => l.Value is NullValue).Select(l => l.Path.ToString())));
        Offenders.None(open.Intersect(secretByTable));
    }

    public static TheoryData<Table> Tables { get; } = [Table.Sender, Table.Kiosk];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_value_of_the_wrong_type_is_found_wherever_it_is(Table table)
    {
        foreach (var spot in Spots.Of(table.Shape))
        {
            foreach (var wrong in WrongFor(spot.Property.Type))
            {
                var failures = CheckRules.Check(table.Resource, spot.Put(PropertyMap.Empty, wrong), PropertyMap.Empty).Failures;
                Assert.Contains(failures, f => f.Path.Equals(spot.Path)
                    && f.Reason.StartsWith($"{spot.Path} must be {spot.Property.Type.Expected}", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void All_mistakes_are_told_at_once(Table table)
    {
        var tops = Spots.Of(table.Shape).Where(s => s.Path.Names.Count() == 1).ToList();
        var inputs = tops.Aggregate(PropertyMap.Empty, (all, spot) => spot.Put(all, new AssetValue(PropertyMap.Empty)));

        Assert.Equal(
            tops.Select(s => s.Path.ToString()).Order(),
            CheckRules.Check(table.Resource, inputs, PropertyMap.Empty).Failures.Select(f => f.Path.ToString()).Distinct().Order().Where(p => tops.Any(t => t.Path.ToString() == p)));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_required_property_is_missed_and_must_not_be_empty(Table table)
    {
        foreach (var spot in Spots.Of(table.Shape).Where(s => s.Property.Declaration.IsRequired))
        {
            var around = spot.Put(PropertyMap.Empty, NullValue.Instance);
            Assert.Contains(CheckRules.Check(table.Resource, around, PropertyMap.Empty).Failures, f => f.Path.Equals(spot.Path) && f.Reason.Contains("is missing", StringComparison.Ordinal));
            var empty = spot.Put(PropertyMap.Empty, "");
            Assert.Contains(CheckRules.Check(table.Resource, empty, PropertyMap.Empty).Failures, f => f.Path.Equals(spot.Path) && f.Reason.Contains("must not be empty", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_output_cannot_be_set(Table table)
    {
        foreach (var output in table.Shape.Properties.Where(p => p.Declaration.IsOutput))
        {
            var failures = CheckRules.Check(table.Resource, PropertyMap.Of((output.Name, "x")), PropertyMap.Empty).Failures;
            Assert.Contains(failures, f => f.Path.Head == output.Name && f.Reason == $"{output.Name} is an output and can't be set.");
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_mistyped_name_is_answered_with_the_right_one(Table table)
    {
        foreach (var spot in Spots.Of(table.Shape).Where(s => s.Property.Name.Length > 3))
        {
            var name = spot.Property.Name;
            foreach (var mistyped in new[] { name.ToUpperInvariant(), $"{name}s", $"{name[..2]}_{name[2..]}" })
            {
                var inputs = spot.Put(PropertyMap.Empty, "x");
                var wrong = Rename(inputs, name, mistyped);
                Assert.Contains(CheckRules.Check(table.Resource, wrong, PropertyMap.Empty).Failures, f =>
                    f.Path.ToString().EndsWith(mistyped, StringComparison.Ordinal) && f.Reason.Contains("Did you mean \"", StringComparison.Ordinal)
                    && f.Reason.Contains(spot.Path.ToString(), StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_secret_is_never_told_and_its_property_is_not_named_to_the_engine(Table table)
    {
        foreach (var spot in Spots.Of(table.Shape))
        {
            foreach (var value in WrongFor(spot.Property.Type).Append("hunter2"))
            {
                var inputs = spot.Put(PropertyMap.Empty, SecretValue.Of(value));
                var findings = CheckRules.Check(table.Resource, inputs, PropertyMap.Empty).Findings.Where(f => spot.Path.Covers(f.Path) && !f.Reason.Contains("is missing", StringComparison.Ordinal)).ToList();
                Assert.All(findings, f => Assert.True(f.Concealed, f.Reason));
                Assert.All(findings, f => Assert.DoesNotContain("hunter2", f.Reason, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_secret_around_nothing_is_nothing(Table table)
    {
        foreach (var spot in Spots.Of(table.Shape))
        {
            var result = CheckRules.Check(table.Resource, spot.Put(PropertyMap.Empty, SecretValue.Of(NullValue.Instance)), PropertyMap.Empty);
            Assert.Equal(spot.Property.Declaration.IsRequired, result.Failures.Any(f => f.Path.Equals(spot.Path)));
            Assert.DoesNotContain(Spots.Leaves(result.Inputs), leaf => leaf.Value is NullValue);
        }
    }

    private static IEnumerable<PropertyValue> WrongFor(TypeDescription type)
    {
        PropertyValue[] all = ["hunter2", true, 0.5, new ListValue(["hunter2"]), new ObjectValue(PropertyMap.Of(("hunter2", "x"))), new AssetValue(PropertyMap.Empty), double.NaN];
        return all.Where(value => (type, value) is not (TextType, TextValue) and not (EnumType { Open: true }, TextValue) and not (BooleanType, BoolValue)
            and not (NumberType, NumberValue { Value: 0.5 }) and not (ListType, ListValue) and not (ShapeType, ObjectValue));
    }

    private static PropertyMap Rename(PropertyMap map, string name, string to) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(
        e.Key == name ? to : e.Key,
        e.Value switch
        {
            ObjectValue o => new ObjectValue(Rename(o.Properties, name, to)),
            ListValue l => new ListValue([.. l.Items.Select(i => new ObjectValue(Rename(i.AsMap(), name, to)))]),
            var other => other,
        })));

    private static PropertyMap WithoutNulls(PropertyMap map) => PropertyMap.Of(map
        .Where(e => e.Value is not NullValue)
        .Select(e => KeyValuePair.Create(e.Key, e.Value switch
        {
            ObjectValue o => new ObjectValue(WithoutNulls(o.Properties)),
            ListValue l => new ListValue([.. l.Items.Select(i => i is ObjectValue o ? new ObjectValue(WithoutNulls(o.Properties)) : i)]),
            var other => other,
        })));
}
