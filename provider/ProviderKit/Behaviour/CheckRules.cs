using System.Collections.Immutable;
using ProviderKit.Description;
using ProviderKit.Values;

namespace ProviderKit.Behaviour;

/// <summary>
/// Checks declared values against their description. All mistakes are found in one pass; unknown values are let through.
/// What comes back is as the user wrote it, without nulls, with secret properties wrapped. It never fills in anything.
/// </summary>
public static class CheckRules
{
    /// <param name="resource">What it is checked against.</param>
    /// <param name="declared">What the program says.</param>
    /// <param name="olds">The inputs that the resource has so far; empty when it is to be created.</param>
    public static CheckResult Check(ResourceDescription resource, PropertyMap declared, PropertyMap olds)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var inputs = new ShapeCheck(findings, declared, Namespace: null).Check(resource.Shape, declared, PropertyPath.Root, concealed: false);
        foreach (var rule in resource.Rules)
            findings.AddRange(rule(inputs, olds));
        return new(inputs, findings.ToImmutable());
    }

    /// <summary>
    /// Checks configuration, in which numbers and booleans may come as text. The environment, as
    /// <see cref="ConfigurationRules.FromEnvironment"/> gives it, is looked at only to see whether the two fit together.
    /// </summary>
    public static CheckResult CheckConfiguration(PackageDescription package, PropertyMap declared, PropertyMap environment)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var inputs = new ShapeCheck(findings, declared, package.Name)
            .Check(package.Configuration, declared, PropertyPath.Root, concealed: false);
        foreach (var rule in package.ConfigurationRules)
            findings.AddRange(rule(inputs, environment));
        return new(inputs, findings.ToImmutable());
    }

    /// <summary>Checks what the environment gives for configuration that isn't declared.</summary>
    public static CheckResult CheckEnvironment(PackageDescription package, PropertyMap environment, PropertyMap declared)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var inputs = new ShapeCheck(findings, declared, package.Name).Check(
            package.Configuration, environment.Where((name, _) => declared[name].IsNothing()), PropertyPath.Root, concealed: false);
        return new(inputs, [.. findings.Select(f => f with
        {
            Reason = $"{f.Reason} It comes from the environment variable {package.Configuration.Find(f.Path.Head)?.Environment}.",
        })]);
    }
}

/// <param name="Findings">Where mistakes go.</param>
/// <param name="Root">All that is declared.</param>
/// <param name="Namespace">Of configuration, in which numbers may come as text; null for a resource.</param>
internal sealed record ShapeCheck(ImmutableArray<Finding>.Builder Findings, PropertyMap Root, string? Namespace)
{
    /// <summary>More wrong names than these in one object help nobody.</summary>
    private const int MostUnknown = 50;

    private const int LongestName = 100;

    public PropertyMap Check(ShapeDescription shape, PropertyMap declared, PropertyPath at, bool concealed)
    {
        var (result, unknown) = (PropertyMap.Empty, 0);
        foreach (var (name, value) in declared.Where(e => e.Value.Unwrapped() is not NullValue && !e.Key.StartsWith("__", StringComparison.Ordinal)))
        {
            if (shape.Find(name) is { Declaration.IsOutput: false } property)
                result = result.With(name, Check(property, value, at.Then(name), concealed));
            else if (++unknown <= MostUnknown)
                AddUnrecognised(shape, name, value, at, concealed);
        }

        if (unknown > MostUnknown)
            Add(at, $"{unknown - MostUnknown} more names are no properties of this type.", concealed: true);

        foreach (var missing in shape.Properties.Where(p => p.Declaration.IsRequired && result[p.Name] is null))
            Add(at.Then(missing.Name), $"{at.Then(missing.Name)} is missing: {missing.Doc}", concealed: false);
        return result;
    }

    private PropertyValue Check(PropertyDescription property, PropertyValue value, PropertyPath at, bool concealed)
    {
        var hidden = concealed || property.Secret || value is SecretValue;
        var inner = Check(property.Type, value.Unwrapped(), at, hidden);
        if (inner is not UnknownValue)
            CheckContent(property, inner, at, hidden);
        return property.Secret || value is SecretValue ? SecretValue.Of(inner) : inner;
    }

    private void CheckContent(PropertyDescription property, PropertyValue value, PropertyPath at, bool concealed)
    {
        if (property.Declaration.IsRequired && value is TextValue { Value: "" })
        {
            Add(at, $"{at} must not be empty.", concealed);
            return;
        }

        if (value.IsNothing())
            return;
        foreach (var rule in property.Rules.Where(r => r.When?.Invoke(Root) != false))
        {
            if (rule.Broken(value.Plain()) is not { } reason)
                continue;
            var hidden = concealed || value.HasSecret() || rule.Conceals;
            var meant = !hidden && value.AsText() is { } text ? rule.Meant?.Invoke(text) : null;
            Add(at, $"{at} {reason}.{(meant is null ? "" : $" {meant}")}", hidden, rule.Warns);
        }
    }

    private PropertyValue Check(TypeDescription type, PropertyValue value, PropertyPath at, bool concealed)
    {
        switch (type, Namespace is null ? value : TextReader.Read(type, value))
        {
            case (_, UnknownValue or NullValue):
                return value;
            case (EnumType { Open: false } closed, TextValue text):
                if (text.Value.Length > 0 && closed.Enum.Cases.All(c => c.Value != text.Value))
                    Add(at, $"{at} must be {closed.Expected}.", concealed);
                return text;
            case (TextType or EnumType, TextValue):
            case (BooleanType, BoolValue):
            case (NumberType, NumberValue { Value: var real }) when double.IsFinite(real):
            case (IntegerType, NumberValue { Value: var whole }) when double.IsInteger(whole) && Math.Abs(whole) <= int.MaxValue:
                return Namespace is null ? value : TextReader.Read(type, value);
            case (ShapeType shaped, ObjectValue map):
                return new ObjectValue(Check(shaped.Shape, map.Properties, at, concealed));
            case (ListType list, ListValue items):
                return new ListValue([.. items.Items.Select((item, index) => CheckItem(list, item, at.Then(index), concealed))]);
            default:
                Add(at, $"{at} must be {type.Expected}, but is {Described(value)}.", concealed || value.HasSecret() || HoldsSecrets(type));
                return value;
        }
    }

    private PropertyValue CheckItem(ListType list, PropertyValue item, PropertyPath at, bool concealed)
    {
        if (item.Unwrapped() is NullValue)
            Add(at, $"{at} must be {list.Item.Expected}, but is null.", concealed);
        var inner = Check(list.Item, item.Unwrapped(), at, concealed || item is SecretValue);
        return item is SecretValue ? SecretValue.Of(inner) : inner;
    }

    private void Add(PropertyPath at, string reason, bool concealed, bool warns = false) =>
        Findings.Add(new(at, reason, warns) { Concealed = concealed });

    private void AddUnrecognised(ShapeDescription shape, string name, PropertyValue value, PropertyPath at, bool concealed)
    {
        if (name.Length > LongestName)
        {
            Add(at, $"{at.Then(name[..LongestName])}… is not a property of this type: names have {LongestName} letters at the most.", concealed: true);
            return;
        }

        var (path, output) = (at.Then(name), shape.Find(name));
        var meant = output is null && NearestName.Of(name, Inputs(shape).Select(p => p.Name)) is { } nearest ? shape.Find(nearest) : null;
        // What stands under a wrong name may be a secret, unless it is clear that something else was meant.
        var mayBeSecret = output is null && (meant is null ? HoldsSecrets(shape) : meant.Secret || HoldsSecrets(meant.Type));
        Add(path, (output, meant) switch
        {
            ({ }, _) => $"{path} is an output and can't be set.",
            _ when Namespace is not null => $"{Namespace}:{path} is not a setting of this provider. {(meant is null ? Foreign() : $"Did you mean \"{Namespace}:{meant.Name}\"?")}",
            (_, { }) => $"{path} is not a property of this type. Did you mean \"{at.Then(meant.Name)}\"?",
            _ => $"{path} is not a property of this type. It has: {string.Join(", ", Inputs(shape).Select(p => p.Name))}.",
        }, concealed || value.HasSecret() || mayBeSecret);
    }

    /// <summary>A project may be called as the package is; what it configures for itself then comes here.</summary>
    private string Foreign() => $"The configuration namespace {Namespace}: is the provider's; what a program configures for itself needs another one, as new Config(\"app\") reads it.";

    private static IEnumerable<PropertyDescription> Inputs(ShapeDescription shape) => shape.Properties.Where(p => !p.Declaration.IsOutput);

    private static bool HoldsSecrets(TypeDescription type) => type switch
    {
        ShapeType shaped => HoldsSecrets(shaped.Shape),
        ListType list => HoldsSecrets(list.Item),
        _ => false,
    };

    private static bool HoldsSecrets(ShapeDescription shape) => shape.Properties.Any(p => p.Secret || HoldsSecrets(p.Type));

    private static string Described(PropertyValue value) => value switch
    {
        TextValue => "a string",
        BoolValue => "a boolean",
        NumberValue number when double.IsFinite(number.Value) => number.Value % 1 == 0 ? "a number" : "a fraction",
        NumberValue => "not a finite number",
        ListValue => "a list",
        ObjectValue => "an object",
        AssetValue or ArchiveValue => "an asset",
        ResourceReferenceValue => "a resource",
        _ => "something else",
    };
}
