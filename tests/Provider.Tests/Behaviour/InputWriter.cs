using ProviderKit.Description;
using ProviderKit.Values;

namespace Provider.Tests.Behaviour;

/// <summary>What may be sprinkled over written inputs.</summary>
public sealed record Sprinkled(bool Unknowns = false, bool Secrets = false, bool Nulls = false, bool Empties = false);

/// <summary>Writes inputs that a table accepts. Text in secrets holds <see cref="Mark"/> wherever the rules allow it.</summary>
internal sealed class InputWriter(Random random, Sprinkled sprinkled)
{
    public const string Mark = "hidden";

    public PropertyMap Write(Table table) => table.Complete(Write(table.Shape, hidden: false));

    public PropertyValue Content(PropertyDescription property, bool hidden) => property.Type switch
    {
        BooleanType => random.Next(2) == 0,
        IntegerType => (double)random.Next(1, 1000),
        NumberType => random.NextDouble() * 100 + 1,
        EnumType { Open: false } closed => Pick([.. closed.Enum.Cases.Select(c => c.Value)]),
        EnumType open when !hidden && random.Next(2) == 0 => Pick([.. open.Enum.Cases.Select(c => c.Value)]),
        TextType or EnumType => Text(property, hidden),
        ShapeType shaped => new ObjectValue(Write(shaped.Shape, hidden)),
        ListType list => new ListValue([.. Items(list, hidden)]),
        var other => throw new ArgumentException($"No values for {other}.", nameof(property)),
    };

    private PropertyMap Write(ShapeDescription shape, bool hidden)
    {
        var written = PropertyMap.Empty;
        foreach (var property in shape.Properties.Where(p => !p.Declaration.IsOutput))
        {
            if (property.Declaration.IsRequired || random.Next(3) > 0)
                written = written.With(property.Name, Value(property, hidden));
        }

        return written;
    }

    private PropertyValue Value(PropertyDescription property, bool hidden)
    {
        var hides = sprinkled.Secrets && random.Next(6) == 0;
        if (sprinkled.Unknowns && random.Next(7) == 0)
            return hides ? SecretValue.Of(UnknownValue.Instance) : UnknownValue.Instance;
        if (!property.Declaration.IsRequired && sprinkled.Nulls && random.Next(8) == 0)
            return NullValue.Instance;
        var value = !property.Declaration.IsRequired && sprinkled.Empties && random.Next(8) == 0
            ? Empty(property.Type)
            : Content(property, hidden || hides || property.Secret);
        return hides ? SecretValue.Of(value) : value;
    }

    private static PropertyValue Empty(TypeDescription type) => type switch
    {
        ShapeType => PropertyMap.Empty,
        ListType => PropertyList.Empty,
        TextType or EnumType => "",
        _ => NullValue.Instance,
    };

    private IEnumerable<PropertyValue> Items(ListType list, bool hidden)
    {
        var item = (ShapeType)list.Item;
        var items = Enumerable.Range(0, random.Next(4)).Select(_ => Write(item.Shape, hidden)).ToList();
        return (list.Key is { } key ? items.DistinctBy(i => i[key]!.Plain()) : items)
            .Select(i => sprinkled.Secrets && !hidden && random.Next(12) == 0 ? SecretValue.Of(Write(item.Shape, hidden: true)) : (PropertyValue)i)
            .DistinctBy(i => list.Key is { } k ? i.AsMap()[k]!.Plain() : i.Plain());
    }

    private string Text(PropertyDescription property, bool hidden)
    {
        var number = random.Next(1000);
        string[] plain =
        [
            "whatsapp:+15017122661", $"whatsapp:+4915112345{number}", $"rcs:agent_{number}", "https://example.com/a?b=c", $"http://shop{number}.example",
            "#c8102e", "#00FFaa", "AP0123456789abcdef0123456789abcdef", $"{number}", "Ünï “text”", " with spaces ", $"free {number}",
            $"123{number:000}", $"456-{number:000}",
        ];
        string[] marked = [$"{Mark}-{number}", $"https://{Mark}-{number}.example/x", $"rcs:{Mark}_{number}"];
        return Pick(hidden && Allowed(property, marked) is { Length: > 0 } kept ? kept : Allowed(property, plain));
    }

    private static string[] Allowed(PropertyDescription property, string[] texts) =>
        [.. texts.Where(text => property.Rules.All(rule => rule.Warns || rule.Broken(text) is null))];

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
