using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwilioEmulator.Model;

namespace TwilioEmulator.Control;

/// <summary>The emulator's own address space: the in-process control surface over HTTP, without credentials.</summary>
static class ControlEndpoints
{
    public const string Prefix = "/_emulator";

    public static void Describe(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowOutOfOrderMetadataProperties = true;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = false;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
    }

    public static void Map(IEndpointRouteBuilder routes, EmulatorServer server)
    {
        var control = routes.MapGroup(Prefix).AddEndpointFilter(AnswerMistakesAsync);
        MapSenders(control, server);
        MapNames(control.MapGroup("/senders/{id}/pending-name"), server.Senders);
        MapFaults(control, server);
        control.MapGet("/options", () => OptionsDocument.Encode(server.Options));
        control.MapPatch("/options", (JsonObject patch) =>
            OptionsDocument.Encode(server.Options = OptionsDocument.Patch(server.Options, patch)));
        control.MapPost("/accounts", (AccountDocument account) => Done(() => server.Accounts.Add(account.Decode())));
        control.MapGet("/requests", () => server.Requests.Snapshot());
        control.MapDelete("/requests", () => Done(server.Requests.Clear));
        control.MapGet("/counters", () =>
            new CountersDocument(server.PeakConcurrentRequests, server.PeakConcurrentRegistrations));
    }

    static void MapSenders(RouteGroupBuilder control, EmulatorServer server)
    {
        control.MapGet("/senders", () => server.Senders.All);
        control.MapPost("/senders", (SeedDocument seed) => server.Senders.Seed(seed.Resource, seed.AccountSid));
        control.MapPatch("/senders/{id}", (string id, JsonObject patch) => server.Senders.Patch(id, patch));
        control.MapDelete("/senders/{id}", (string id) => Done(() => server.Senders.Delete(id)));
        control.MapPost("/senders/{id}/hide", (string id, HideDocument hide) => Done(() => server.Senders.Hide(id, hide.Looks)));
        control.MapPost("/senders/{id}/busy", (string id, BusyDocument busy) =>
            Done(() => server.Senders.MakeBusy(id, busy.Updates, busy.Code)));
        control.MapPut("/senders/{id}/ignored", (string id, IgnoredDocument ignored) =>
            Done(() => server.Senders.IgnoreChanges(id, [.. ignored.Paths])));
        control.MapPut("/paths/{senderId}", (string senderId, PathDocument path) =>
            Done(() => server.Senders.SetPath(senderId, path.Decode())));
    }

    static void MapNames(RouteGroupBuilder names, Senders senders)
    {
        names.MapPut("/", (string id, PendingNameDocument pending) => senders.SetPendingName(id, pending.Name, pending.Status));
        names.MapPatch("/", (string id, DecisionDocument decision) => senders.DecideName(id, decision.Status));
        names.MapDelete("/", (string id) => senders.FadeName(id));
    }

    static void MapFaults(RouteGroupBuilder control, EmulatorServer server)
    {
        control.MapGet("/faults", () => server.Faults.All.Select(queued =>
            new { queued.Fault.Method, queued.Fault.Path, queued.Fault.Answer, queued.Seen, queued.Met }));
        control.MapPost("/faults", (FaultDocument fault) => Done(() => server.Faults.Add(fault.Decode(server.Gates))));
        control.MapDelete("/faults", () => Done(server.Faults.Clear));
        control.MapPost("/gates/{name}/release", (string name) =>
            server.Gates.Release(name) ? Results.NoContent() : Mistake(404, $"no gate {name}"));
    }

    static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    static async ValueTask<object?> AnswerMistakesAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        // A value of the wrong type shows as an InvalidOperationException where it is read.
        catch (Exception mistake) when (mistake is ArgumentException or InvalidOperationException)
        {
            return Mistake(400, mistake.Message);
        }
        catch (KeyNotFoundException missing)
        {
            return Mistake(404, missing.Message);
        }
    }

    static IResult Mistake(int status, string message) => Results.Json(new { error = message }, statusCode: status);
}
