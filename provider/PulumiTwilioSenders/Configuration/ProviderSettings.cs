namespace PulumiTwilioSenders.Configuration;

/// <summary>The provider's configuration. Its text form leaves out the secrets.</summary>
internal sealed record ProviderSettings
{
    public string? AccountSid { get; init; }

    public string? AuthToken { get; init; }

    public string? ApiKey { get; init; }

    public string? ApiSecret { get; init; }

    public string? Region { get; init; }

    public string? Edge { get; init; }

    public string? BaseUrl { get; init; }

    public int? MaxRetries { get; init; }

    public int? MaxConcurrentRequests { get; init; }

    public int? MaxConcurrentRegistrations { get; init; }

    /// <summary>Seconds.</summary>
    public double? PollInterval { get; init; }

    public bool PreviewOnly { get; init; }

    public override string ToString() => $"{nameof(ProviderSettings)} {{ AccountSid = {AccountSid}, ApiKey = {ApiKey}, BaseUrl = {BaseUrl} }}";
}
