using FsCheck.Xunit;
using ProviderKit.Values;

namespace Provider.Tests.Values;

[Properties(Arbitrary = [typeof(AnyValues)])]
public class PropertyMapTests
{
    [Property]
    public bool Maps_of_the_same_entries_are_equal_however_they_were_made(PropertyMap map)
    {
        var backwards = map.Reverse().Aggregate(PropertyMap.Empty, (all, entry) => all.With(entry.Key, Copy(entry.Value)));
        return map.Equals(backwards) && backwards.Equals(map) && map.GetHashCode() == backwards.GetHashCode()
            && new ObjectValue(map).Equals(new ObjectValue(backwards));
    }

    [Property]
    public bool A_map_with_one_entry_more_or_another_value_is_another_map(PropertyMap map, PropertyValue value)
    {
        var more = map.With("one more", value);
        return !more.Equals(map) && !map.Equals(more) && !more.Equals(map.With("one more", new ListValue([value])));
    }

    [Property]
    public bool What_is_put_in_is_there_and_what_is_taken_out_is_not(PropertyMap map, string? name, PropertyValue value)
    {
        name ??= "";
        var with = map.With(name, value);
        return value.Equals(with[name]) && with.Without(name)[name] is null
            && with.Without(name).Equals(map.Without(name));
    }

    [Property]
    public bool Values_that_are_equal_hash_alike(PropertyValue value) =>
        value.Equals(Copy(value)) && value.GetHashCode() == Copy(value).GetHashCode();

    [Property]
    public bool Lists_compare_by_their_items_and_their_order(PropertyValue first, PropertyValue second)
    {
        PropertyList list = [first, second];
        PropertyList turned = [second, first];
        return list.Equals([Copy(first), Copy(second)]) && list.Equals(turned) == first.Equals(second) && !list.Equals([first]);
    }

    [Fact]
    public void Of_two_entries_with_one_name_the_later_one_counts() =>
        Assert.Equal(PropertyMap.Of(("a", 2d)), PropertyMap.Of(("a", 1d), ("a", 2d)));

    [Fact]
    public void Names_come_in_ordinal_order() =>
        Assert.Equal(["B", "a", "b"], PropertyMap.Of(("b", 1d), ("a", 1d), ("B", 1d)).Names);

    [Property]
    public bool A_secret_around_a_secret_is_one_secret(PropertyValue value) =>
        SecretValue.Of(SecretValue.Of(value)).Equals(SecretValue.Of(value)) && SecretValue.Of(value).Inner is not SecretValue;

    [Property]
    public bool A_plain_value_holds_no_secret_and_stays_as_it_is(PropertyMap map) =>
        map.Plain().All(e => !e.Value.HasSecret()) && map.Plain().Equals(map.Plain().Plain()) && map.Plain().HasUnknown() == map.HasUnknown();

    [Fact]
    public void A_secret_never_shows_in_text() =>
        Assert.DoesNotContain("hunter2", new ObjectValue(PropertyMap.Of(("a", SecretValue.Of("hunter2")))).Properties["a"]!.ToString(), StringComparison.Ordinal);

    /// <summary>The same value in new objects, so that equality by reference would show.</summary>
    private static PropertyValue Copy(PropertyValue value) => value switch
    {
        SecretValue secret => SecretValue.Of(Copy(secret.Inner)),
        ListValue list => new ListValue([.. list.Items.Select(Copy)]),
        ObjectValue map => new ObjectValue(Copy(map.Properties)),
        ResourceReferenceValue reference => new ResourceReferenceValue(reference.Urn, Copy(reference.Details)),
        AssetValue asset => new AssetValue(Copy(asset.Details)),
        ArchiveValue archive => new ArchiveValue(Copy(archive.Details)),
        _ => value with { },
    };

    private static PropertyMap Copy(PropertyMap map) => PropertyMap.Of(map.Select(e => KeyValuePair.Create(e.Key, Copy(e.Value))));
}
