using System.Globalization;
using System.Text.Json.Nodes;
using Demo.Stage;
using TwilioEmulator.Control;

namespace Demo.Story;

/// <summary>A command that ran, and what Twilio received meanwhile.</summary>
internal sealed record Played(CommandResult Command, IReadOnlyList<LoggedRequest> Requests)
{
    public IReadOnlyList<LoggedRequest> Writes => [.. Requests.Where(request => request.IsWrite)];

    /// <summary>The body of the first write request.</summary>
    public JsonNode? WrittenBody => Writes is [var write, ..] ? write.Body : null;

    /// <summary>Whether the command only looks: nothing may be written meanwhile.</summary>
    public bool OnlyLooks { get; init; }

    public static string LineOf(LoggedRequest request) =>
        $"{request.Method} {request.PathAndQuery} {request.ResponseStatus?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}";
}
