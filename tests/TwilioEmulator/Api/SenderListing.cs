using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TwilioEmulator.Fields;
using TwilioEmulator.Model;

namespace TwilioEmulator.Api;

/// <summary>
/// The list of one channel, page by page. A page token names the last sender of the page before, so that senders
/// deleted in between do not shift the pages.
/// </summary>
sealed class SenderListing(LiveOptions options, SenderStore store, SenderEncoder encoder, Func<string> sendersUrl)
{
    const string TokenPrefix = "PT";

    public static string[] Parameters { get; } = ["Channel", "PageSize", "Page", "PageToken"];

    public ApiAnswer List(Account account, IQueryCollection query)
    {
        var channel = ChannelOf(query);
        var size = NumberOf(query, "PageSize", channel == Channel.WhatsApp ? 20 : 50, 1, 1000);
        var page = NumberOf(query, "Page", 0, 0, int.MaxValue);
        var after = AfterOf(query, page);
        var all = store.ListFor(account, channel, isNewReading: after == 0);
        var start = all.TakeWhile(sender => sender.Order <= after).Count();
        var shown = all.Skip(start).Take(size).ToList();

        string UrlOf(int number, long? cursor) =>
            $"{sendersUrl()}?PageSize={size}&Page={number}&Channel={channel}"
            + (cursor is { } order ? $"&PageToken={TokenPrefix}{order}" : "");

        return new(200, new JsonObject
        {
            ["senders"] = new JsonArray([.. shown.Select(sender => encoder.ShowListed(sender))]),
            ["meta"] = new JsonObject
            {
                ["page"] = page,
                ["page_size"] = size,
                ["first_page_url"] = UrlOf(0, null),
                ["previous_page_url"] = start == 0 ? null : UrlOf(Math.Max(0, page - 1), BeforePage(all, start - size)),
                ["url"] = UrlOf(page, after == 0 ? null : after),
                ["next_page_url"] = start + size < all.Count ? Elsewhere(UrlOf(page + 1, shown[^1].Order)) : null,
                ["key"] = "senders",
            },
        });
    }

    string Elsewhere(string url) => options.Current.NextPageHost is { } host
        ? (host.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}") + new Uri(url).PathAndQuery
        : url;

    static long? BeforePage(IReadOnlyList<StoredSender> all, int start) => start <= 0 ? null : all[start - 1].Order;

    static string ChannelOf(IQueryCollection query) => (string?)query["Channel"] switch
    {
        Channel.WhatsApp => Channel.WhatsApp,
        Channel.Rcs => Channel.Rcs,
        null or "" => throw ApiErrorException.Invalid("Channel is required"),
        _ => throw ApiErrorException.Invalid("Channel must be whatsapp or rcs"),
    };

    static int NumberOf(IQueryCollection query, string name, int otherwise, int least, int most)
    {
        if ((string?)query[name] is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw ApiErrorException.Invalid($"{name} must be a whole number from {least} to {most}");
    }

    // Page is for the client's own counting: without a token it selects nothing, so counting up would never end.
    static long AfterOf(IQueryCollection query, int page)
    {
        if ((string?)query["PageToken"] is not { } token)
            return page == 0 ? 0 : throw ApiErrorException.Invalid("Page needs the PageToken of that page");
        return token.StartsWith(TokenPrefix, StringComparison.Ordinal)
            && long.TryParse(token.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? order
            : throw ApiErrorException.Invalid("PageToken is not one of this list's");
    }
}
