using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace TwilioApi;

/// <summary>
/// What a request says of a sender, field by field: the value that it gets, or that it is cleared. An update leaves alone
/// what the patch doesn't mention; what becomes of fields left out of a block that is sent, Twilio doesn't say.
/// </summary>
public sealed class SenderPatch
{
    private readonly ImmutableSortedDictionary<SenderField, FieldEdit> edits;

    private SenderPatch(ImmutableSortedDictionary<SenderField, FieldEdit> edits) => this.edits = edits;

    public static SenderPatch Nothing { get; } = new(ImmutableSortedDictionary.Create<SenderField, FieldEdit>(SenderField.InOrder));

    public bool IsEmpty => edits.IsEmpty;

    public bool Mentions(SenderField field) => edits.ContainsKey(field);

    /// <param name="field">The field.</param>
    /// <param name="value">A text, or a list of objects.</param>
    public SenderPatch Set(SenderField field, JsonNode value) => new(edits.SetItem(field, new FieldEdit.Set(value)));

    /// <summary>The text that a field is set to; null for none.</summary>
    public string? TextOf(SenderField field) => edits.GetValueOrDefault(field) is FieldEdit.Set { Value: JsonValue value } ? (string?)value : null;

    public bool MentionsBlock(string block) => edits.Keys.Any(field => field.Block == block);

    public SenderPatch Set(SenderField field, string value) => Set(field, JsonValue.Create(value));

    public SenderPatch Clear(SenderField field) => new(edits.SetItem(field, new FieldEdit.Clear()));

    public SenderPatch Without(SenderField field) => new(edits.Remove(field));

    public SenderPatch Only(SenderField field) => new(edits.RemoveRange(edits.Keys.Where(other => other != field)));

    /// <summary>The request's body.</summary>
    internal JsonObject Body()
    {
        var body = new JsonObject();
        foreach (var (field, edit) in edits)
        {
            if (field.Block is { } name && body[name] is null)
                body[name] = new JsonObject();
            var parent = field.Block is null ? body : body[field.Block]!.AsObject();
            parent[field.Name] = edit is FieldEdit.Set set ? set.Value.DeepClone() : field.Cleared();
        }

        return body;
    }

    private abstract record FieldEdit
    {
        public sealed record Set(JsonNode Value) : FieldEdit
        {
            public override string ToString() => nameof(Set);
        }

        public sealed record Clear : FieldEdit;
    }
}

/// <summary>A field of a sender, in the API's words.</summary>
/// <param name="Block"><c>configuration</c>, <c>webhook</c> or <c>profile</c>; null for a field of the sender itself.</param>
/// <param name="Name">For instance <c>callback_url</c>.</param>
public sealed record SenderField(string? Block, string Name)
{
    internal static readonly IComparer<SenderField> InOrder = Comparer<SenderField>.Create((left, right) =>
        string.CompareOrdinal(left.Block, right.Block) is var order and not 0 ? order : string.CompareOrdinal(left.Name, right.Name));

    public static SenderField SenderId { get; } = new(null, "sender_id");

    public static SenderField DisplayName { get; } = new("profile", "name");

    public static SenderField VerificationCode { get; } = new("configuration", "verification_code");

    public static SenderField VoiceApplicationSid { get; } = new("configuration", "voice_application_sid");

    /// <summary>What a request says to clear the field: Twilio has three ways.</summary>
    internal JsonNode? Cleared() => this switch
    {
        _ when this == VoiceApplicationSid => null,
        { Name: "websites" or "emails" or "phone_numbers" } => new JsonArray(),
        _ => "",
    };
}
