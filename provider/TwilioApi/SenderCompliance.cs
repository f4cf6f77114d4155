namespace TwilioApi;

/// <summary>The registrations that an RCS sender needs, by country and carrier.</summary>
public sealed record SenderCompliance
{
    /// <summary>The registration for every country that has none of its own.</summary>
    public string? RegistrationSid { get; init; }

    public IReadOnlyList<SenderComplianceCountry>? Countries { get; init; }
}

/// <summary>The registration in one country, and what its carriers say.</summary>
public sealed record SenderComplianceCountry
{
    /// <summary>An ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    public string? RegistrationSid { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<SenderComplianceCarrier>? Carriers { get; init; }
}

/// <summary>One carrier and its decision, for instance <c>APPROVED</c>.</summary>
public sealed record SenderComplianceCarrier
{
    public string? Name { get; init; }

    public string? Status { get; init; }
}
