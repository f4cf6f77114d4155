namespace TwilioApi;

/// <summary>What people see of a sender.</summary>
public sealed record SenderProfile : NameReview
{
    public string? Name { get; init; }

    public string? About { get; init; }

    public string? Address { get; init; }

    public string? Description { get; init; }

    public string? LogoUrl { get; init; }

    /// <summary>RCS only.</summary>
    public string? BannerUrl { get; init; }

    /// <summary>RCS only.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>RCS only.</summary>
    public string? TermsOfServiceUrl { get; init; }

    /// <summary><c>#rrggbb</c>. RCS only.</summary>
    public string? AccentColor { get; init; }

    public string? Vertical { get; init; }

    /// <summary>RCS only.</summary>
    public string? UseCase { get; init; }

    public IReadOnlyList<SenderWebsite>? Websites { get; init; }

    public IReadOnlyList<SenderEmail>? Emails { get; init; }

    /// <summary>RCS only.</summary>
    public IReadOnlyList<SenderPhoneNumber>? PhoneNumbers { get; init; }
}

/// <summary>A URL with http:// or https://, and what it is called.</summary>
public sealed record SenderWebsite
{
    public string? Website { get; init; }

    public string? Label { get; init; }
}

/// <summary>An e-mail address and what it is called.</summary>
public sealed record SenderEmail
{
    public string? Email { get; init; }

    public string? Label { get; init; }
}

/// <summary>A phone number in E.164 form and what it is called.</summary>
public sealed record SenderPhoneNumber
{
    public string? PhoneNumber { get; init; }

    public string? Label { get; init; }
}
