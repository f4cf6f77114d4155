using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TwilioEmulator.Api;

namespace TwilioEmulator.Control;

/// <summary>Puts answers on the wire, the real ones and the faulty ones.</summary>
static class AnswerWriter
{
    const string Json = "application/json";

    /// <summary>The status an answer will have; null when there will be none.</summary>
    public static int? StatusOf(FaultAnswer? fault, ApiAnswer? real) => fault switch
    {
        null or AlteredAnswer => real?.Status,
        Reply reply => reply.Status,
        Drop => null,
        _ => 200,
    };

    public static Task WriteAsync(HttpContext context, FaultAnswer? fault, ApiAnswer? real, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case Drop:
                context.Abort();
                return Task.CompletedTask;
            case Reply reply:
                AddHeaders(context, reply.Headers);
                return WriteTextAsync(context, reply.Status, reply.ContentType, reply.Body, cancellationToken);
            case Flood flood:
                return FloodAsync(context, flood.Bytes, cancellationToken);
            case Nested nested:
                return WriteTextAsync(context, 200, Json, NestedJson(nested.Depth), cancellationToken);
            default:
                return WriteRealAsync(context, fault, real!, cancellationToken);
        }
    }

    static Task WriteRealAsync(HttpContext context, FaultAnswer? fault, ApiAnswer real, CancellationToken cancellationToken)
    {
        AddHeaders(context, real.Headers);
        var (type, text) = fault switch
        {
            Cut cut => (Json, real.Text[..Math.Min(real.Text.Length, cut.Characters ?? real.Text.Length / 2)]),
            Rewrite rewrite => (rewrite.ContentType ?? Json, Rewritten(rewrite, real).Text),
            _ => (Json, real.Text),
        };
        return WriteTextAsync(context, real.Status, type, text, cancellationToken);
    }

    static ApiAnswer Rewritten(Rewrite rewrite, ApiAnswer real)
    {
        if (real.Body?.DeepClone() is not JsonObject body)
            return real;
        foreach (var (pointer, value) in rewrite.Set)
            JsonPointer.Set(body, pointer, value);
        foreach (var pointer in rewrite.Remove)
            JsonPointer.Remove(body, pointer);
        return real with { Body = body };
    }

    static async Task WriteTextAsync(
        HttpContext context, int status, string contentType, string text, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        if (status is 204 or 304)
            return;
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, cancellationToken);
    }

    static async Task FloodAsync(HttpContext context, long? size, CancellationToken cancellationToken)
    {
        var block = new byte[16 * 1024];
        Array.Fill(block, (byte)'x');
        var body = context.Response.Body;
        context.Response.ContentType = Json;
        await body.WriteAsync("\""u8.ToArray(), cancellationToken);
        for (var left = size - 2 ?? long.MaxValue; left > 0; left -= size is null ? 0 : block.Length)
            await body.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)), cancellationToken);
        await body.WriteAsync("\""u8.ToArray(), cancellationToken);
    }

    static string NestedJson(int depth) => new StringBuilder()
        .Insert(0, "{\"profile\":", depth).Append("{}").Append('}', depth).ToString();

    static void AddHeaders(HttpContext context, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
    }
}
