using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TwilioEmulator.Api;

namespace TwilioEmulator.Control;

/// <summary>One request of the API: logged, struck by a fault if one is due, carried out, answered.</summary>
sealed class RequestHandler(SendersApi api, RequestLog log, Faults faults, EmulatorOptions options)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var entry = log.Begin(request.Method, target);
        try
        {
            await AnswerAsync(context, entry, faults.Meet(request.Method, request.Path.Value ?? ""), ended.Token);
        }
        catch (Exception gone) when (ended.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    async Task AnswerAsync(HttpContext context, RequestLog.LogEntry entry, Fault? fault, CancellationToken ended)
    {
        var credentials = BasicCredentials.Decode(context.Request.Headers.Authorization);
        entry.Update(line => line with
        {
            User = credentials?.User,
            UserAgent = context.Request.Headers.UserAgent,
            MetFault = fault is not null,
        });
        ApiAnswer? real = null;
        if (fault is { IsCommitted: false, Answer: Drop })
            await HoldAsync(fault, ended);
        else
            real = await CarryOutAsync(context.Request, credentials, entry, fault, ended);
        entry.Update(line => line with { ResponseStatus = AnswerWriter.StatusOf(fault?.Answer, real) });
        entry.End();
        context.Response.Headers["Twilio-Request-Id"] = options.NextId("RQ");
        await AnswerWriter.WriteAsync(context, fault?.Answer, real, ended);
    }

    async Task<ApiAnswer?> CarryOutAsync(
        HttpRequest request, BasicCredentials? credentials, RequestLog.LogEntry entry, Fault? fault, CancellationToken ended)
    {
        var body = await new StreamReader(request.Body).ReadToEndAsync(ended);
        entry.Update(line => line with { Body = JsonOf(body) });
        if (fault is { HoldsBeforeCommit: true })
            await HoldAsync(fault, ended);
        var real = fault is { IsCommitted: false } ? null : api.Answer(new(request.Method, request.Path.Value ?? "", request.Query)
        {
            Credentials = credentials,
            ContentType = request.ContentType,
            Body = body,
        });
        if (fault is { HoldsBeforeCommit: false })
            await HoldAsync(fault, ended);
        return real;
    }

    async Task HoldAsync(Fault fault, CancellationToken ended)
    {
        if (fault.Delay is { } delay)
            await Task.Delay(delay, options.TimeProvider, ended);
        if (fault.Gate is { } gate)
            await gate.PassAsync(ended);
    }

    static JsonNode? JsonOf(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body, documentOptions: SendersApi.Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
