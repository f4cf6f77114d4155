using FsCheck;
using FsCheck.Fluent;
using ProviderKit.Behaviour;
using ProviderKit.Description;
using ProviderKit.Values;

namespace Provider.Tests.Behaviour;

/// <summary>Inputs as a program may declare them: with unknowns, secrets, nulls and empty values.</summary>
public sealed record Declared(Table Table, PropertyMap Inputs)
{
    public override string ToString() => $"{Table}: {Shown.Text(Inputs)}";
}

/// <summary>Checked inputs without unknowns, and a live resource that the far side made of them.</summary>
public sealed record Created(Table Table, PropertyMap Inputs, PropertyMap Live, int Seed)
{
    internal Look Look => LookRules.Written(
        Table.Shape, Inputs, new(PatchRules.ForCreate(Table.Shape, Inputs.Plain().WithoutNothing(), replaces: false), PropertyMap.Empty), Live);

    /// <summary>As in the state, with what is remembered.</summary>
    public PropertyMap Outputs => Look is var look ? Memory.Remember(look.Outputs, PropertyMap.Empty, look.Words, "somebody") : Inputs;

    public override string ToString() => $"{Table}: {Shown.Text(Inputs)}\n  live {Shown.Text(Live)}\n";
}

/// <summary>A created resource and other inputs for it, the same in all that would replace it.</summary>
public sealed record Changed(Created Old, PropertyMap News)
{
    public Table Table => Old.Table;

    public override string ToString() => $"{Old}  to {Shown.Text(News)}";
}

/// <summary>Cases for both tables.</summary>
public static class Cases
{
    private static readonly Gen<Table> Tables = Gen.Elements(Table.Sender, Table.Kiosk);
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    public static Arbitrary<Declared> Declared() => Arb.From(
        from table in Tables
        from seed in Seeds
        select new Declared(table, new InputWriter(new(seed), new(Unknowns: true, Secrets: true, Nulls: true, Empties: true)).Write(table)),
        declared => Smaller(declared.Table, declared.Inputs).Select(inputs => declared with { Inputs = inputs }));

    public static Arbitrary<Created> Created() => Arb.From(
        from table in Tables from seed in Seeds select Create(table, Settled(table, seed), seed),
        created => Smaller(created.Table, created.Inputs).Select(inputs => Create(created.Table, inputs, created.Seed)));

    public static Arbitrary<Changed> Changed() =>
        (from old in Created().Generator
         from seed in Seeds
         let news = Settled(old.Table, seed)
         select new Changed(old, old.Table.Complete(KeepingIdentity(old.Table.Shape, old.Inputs, news)))).ToArbitrary();

    public static Created Create(Table table, PropertyMap inputs, int seed) =>
        new(table, inputs, new FarSide(new(seed)).Create(table.Shape, inputs.Plain()), seed);

    private static PropertyMap Settled(Table table, int seed) =>
        CheckRules.Check(table.Resource, new InputWriter(new(seed), new(Secrets: true, Empties: true)).Write(table), PropertyMap.Empty).Inputs;

    private static PropertyMap KeepingIdentity(ShapeDescription shape, PropertyMap olds, PropertyMap news)
    {
        foreach (var property in shape.Properties)
        {
            if (property.Replacement is not null)
                news = olds[property.Name] is { } old ? news.With(property.Name, old) : news.Without(property.Name);
            else if (property.Type is ShapeType shaped && (news[property.Name] ?? olds[property.Name]) is not null)
                news = news.With(property.Name, SecretMarks.Around(
                    KeepingIdentity(shaped.Shape, SecretMarks.Inside(olds[property.Name], news[property.Name]), news[property.Name].AsMap()),
                    news[property.Name]));
        }

        return news;
    }

    /// <summary>The inputs without one of the properties, and without one of the properties of each object.</summary>
    private static IEnumerable<PropertyMap> Smaller(Table table, PropertyMap inputs) =>
        inputs.Names
            .Where(name => table.Shape.Find(name) is { Declaration.IsRequired: false })
            .Select(inputs.Without)
            .Concat(inputs.Where(e => e.Value is ObjectValue).SelectMany(e =>
                e.Value.AsMap().Names.Select(name => inputs.With(e.Key, new ObjectValue(e.Value.AsMap().Without(name))))))
            .Where(smaller => table.Complete(smaller).Equals(smaller));
}
