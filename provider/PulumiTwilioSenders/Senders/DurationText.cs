using System.Globalization;

namespace PulumiTwilioSenders.Senders;

/// <summary>Spans of time as people say them: <c>35 s</c>, <c>2 min 5 s</c>, <c>15 min</c>. Parts of a second don't count.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan span) => ((long)span.TotalMinutes, span.Seconds) switch
    {
        (0, var seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds} s"),
        (var minutes, 0) => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
        var (minutes, seconds) => string.Create(CultureInfo.InvariantCulture, $"{minutes} min {seconds} s"),
    };
}
