using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TwilioEmulator.Model;

namespace TwilioEmulator.Fields;

/// <summary>What is true of one field of a sender. Validation, merging, echoes and reads derive from it.</summary>
sealed record Field(string Block, string Name)
{
    /// <summary>Channels that have the field; elsewhere it is accepted and reads back null.</summary>
    public Channels Channels { get; init; } = Channels.Both;

    /// <summary>Channels on which a create must carry it.</summary>
    public Channels Required { get; init; } = Channels.None;

    /// <summary>Channels whose senders always have it: even a block that replaces the one before leaves it alone.</summary>
    public Channels NeverWithout { get; init; } = Channels.None;

    /// <summary>What a client sends to unset it.</summary>
    public Clearing Clearing { get; init; } = Clearing.EmptyString;

    /// <summary>The longest text taken; null takes any.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The only values taken; empty takes any.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    public Form? Form { get; init; }

    /// <summary>A list of objects with this value key and a label; null for a string.</summary>
    public string? ItemKey { get; init; }

    /// <summary>The label Meta gives each item of the list, whatever was sent.</summary>
    public string? MetaLabel { get; init; }

    /// <summary>A web address, or a list of them.</summary>
    public bool IsUrl { get; init; }

    /// <summary>Channels that may keep a copy of the picture at this address, and show where that is.</summary>
    public Channels CopiedOn { get; init; } = Channels.None;

    /// <summary>Never read back: null on every GET.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Null in a create's answer even when sent.</summary>
    public bool HiddenOnCreate { get; init; }

    /// <summary>Only a sender that is ONLINE takes it, or whatever the options say.</summary>
    public bool NeedsOnline { get; init; }

    /// <summary>What an echo says when the request said nothing.</summary>
    public string? EchoDefault { get; init; }

    /// <summary>What the service fills in while the field is unset, seen from the rest of its block.</summary>
    public Func<JsonObject, Account, string?>? ServerDefault { get; init; }

    public string Path => IsTop ? Name : $"{Block}.{Name}";

    /// <summary>Not in a block: a key of the sender itself.</summary>
    public bool IsTop => Block.Length == 0;

    /// <summary>Its value in a request or in what is stored.</summary>
    public JsonNode? In(JsonObject document) => (IsTop ? document : document[Block])?[Name];

    public bool IsOn(string senderId) => Channels.HasFlag(Channel.Of(senderId));

    public bool IsNeverWithout(string senderId) => (NeverWithout & Channel.Of(senderId)) != Channels.None;
}

/// <summary>A pattern and the words that describe it.</summary>
sealed record Form(Regex Pattern, string Words);

enum Clearing
{
    EmptyString,
    Null,
    Never,
}

[Flags]
enum Channels
{
    None = 0,
    WhatsApp = 1,
    Rcs = 2,
    Both = WhatsApp | Rcs,
}

static class Channel
{
    public const string WhatsApp = "whatsapp";
    public const string Rcs = "rcs";

    public static Channels Of(string senderId) => NameOf(senderId) switch
    {
        WhatsApp => Channels.WhatsApp,
        Rcs => Channels.Rcs,
        _ => Channels.None,
    };

    public static string NameOf(string senderId) => senderId.Split(':')[0];
}
