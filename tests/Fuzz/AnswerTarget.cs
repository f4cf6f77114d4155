using System.Net;
using System.Text;
using PulumiTwilioSenders.Senders;
using TwilioApi;

namespace Fuzz;

/// <summary>From bytes of an answer through the client to the values that a state would get.</summary>
internal static class AnswerTarget
{
    private const string Sid = "XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Sender =
        """{"sid":"XEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","status":"ONLINE","sender_id":"whatsapp:+15017122661","configuration":{"waba_id":"1","voice_application_sid":null},"webhook":{"callback_url":"https://a.example"},"profile":{"name":"n","websites":[{"website":"w","label":null}],"emails":[null]},"properties":{"quality_rating":1},"offline_reasons":[{"code":"1","message":"\ud83d\ude00"}],"compliance":{"countries":[{"carriers":[{"name":"n"}]}]},"url":"https://x.example"}""";

    private static readonly string[] Bodies =
    [
        Sender,
        "{\"senders\":[" + Sender + ",null],\"meta\":{\"next_page_url\":null}}",
        """{"code":63100,"message":"no","more_info":"https://x.example","status":400}""",
        """{"type":"t","title":"t","detail":"d","errors":[{"pointer":"p"}],"code":1}""",
        "<html><body>502</body></html>",
    ];

    private static readonly HttpStatusCode[] Statuses =
        [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.Found, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError, (HttpStatusCode)799];

    private static readonly string[] Types = ["application/json", "application/json", "application/problem+json", "text/html", "application/json; charset=x", "nonsense"];

    public static void Run(Random random)
    {
        var answer = Mutation.Of(Encoding.UTF8.GetBytes(Bodies[random.Next(Bodies.Length)]), random);
        var (status, type) = (Statuses[random.Next(Statuses.Length)], Types[random.Next(Types.Length)]);
        using var client = new SendersClient(
            new() { Credentials = new("AC", "token"), MaxRetries = 0 }, TimeProvider.System, new Answering(() => Response(status, type, answer)));
        Read(async () => [await client.FetchAsync(Sid)]);
        Read(async () => [await client.CreateAsync(SenderPatch.Nothing.Set(SenderField.SenderId, "rcs:x"))]);
        Read(async () =>
        {
            await client.UpdateAsync(Sid, SenderPatch.Nothing.Set(new("profile", "name"), "n"));
            _ = await client.ListAsync("rcs").Take(10).ToListAsync();
            return [];
        });
    }

    private static void Read(Func<Task<Sender?[]>> call)
    {
        try
        {
            foreach (var sender in call().GetAwaiter().GetResult().OfType<Sender>())
                SenderDescription.Resource.Bound.Encode(sender);
        }
        catch (TwilioApiException refusal) when (refusal.Message.Length > 0)
        {
        }
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return new(status) { Content = content };
    }

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer());
    }
}
