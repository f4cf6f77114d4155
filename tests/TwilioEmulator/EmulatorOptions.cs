using System.Security.Cryptography;
using System.Text.Json.Serialization;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace TwilioEmulator;

/// <summary>How the emulator behaves. The defaults are the real service as far as it is known, at a quick pace.</summary>
public sealed partial record EmulatorOptions
{
    /// <summary>SID of the account that is there unless <see cref="Accounts"/> says otherwise.</summary>
    public const string DefaultAccountSid = "AC0123456789abcdef0123456789abcdef";

    /// <summary>Auth token of the default account.</summary>
    public const string DefaultAuthToken = "fedcba9876543210fedcba9876543210";

    /// <summary>SID of the default account's API key.</summary>
    public const string DefaultApiKey = "SK0123456789abcdef0123456789abcdef";

    /// <summary>Secret of the default account's API key.</summary>
    public const string DefaultApiSecret = "emulator-api-key-secret-of-32-ch";

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    [JsonIgnore]
    public int Port { get; init; }

    /// <summary>The accounts known from the start.</summary>
    [JsonIgnore]
    public IReadOnlyList<Account> Accounts { get; init; } = [DefaultAccount];

    /// <summary>The clock of timed status paths, of delays and of the request log.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gives an id not given before: the prefix (<c>XE</c> senders, <c>RQ</c> requests) and 32 lower-case hex digits.</summary>
    [JsonIgnore]
    public Func<string, string> NextId { get; init; } =
        prefix => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The life of a new <c>whatsapp:</c> sender.</summary>
    [JsonIgnore]
    public StatusPath WhatsAppPath { get; init; } = StatusPath.WhatsApp;

    /// <summary>The life of a new <c>rcs:</c> sender.</summary>
    [JsonIgnore]
    public StatusPath RcsPath { get; init; } = StatusPath.Rcs;

    /// <summary>Lives by sender id, before the channel's.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, StatusPath> Paths { get; init; } = new Dictionary<string, StatusPath>();

    /// <summary>How many GETs see each status. 0 lets the first GET see the last one.</summary>
    public int PollsPerStep { get; init; } = 1;

    /// <summary>Statuses last this long instead of a number of GETs.</summary>
    public TimeSpan? StepEvery { get; init; }

    /// <summary>How many GETs see ONLINE:UPDATING after an update; null for the pace of every other step.</summary>
    public int? UpdatingPolls { get; init; }

    /// <summary>The code that verifies a number, where its path names none.</summary>
    public string VerificationCode { get; init; } = "123456";

    /// <summary>WhatsApp lists contain the shared sandbox sender <c>whatsapp:+14155238886</c>.</summary>
    [JsonIgnore]
    public bool IncludeSandbox { get; init; }

    /// <summary><c>properties.quality_rating</c> of a WhatsApp sender that is ONLINE.</summary>
    public string QualityRating { get; init; } = "HIGH";

    /// <summary><c>properties.messaging_limit</c> of a WhatsApp sender that is ONLINE.</summary>
    public string MessagingLimit { get; init; } = "10K Customers/24hr";

    /// <summary>Told of each request when its answer is known; called from the request's thread.</summary>
    [JsonIgnore]
    public Action<LoggedRequest>? RequestAnswered { get; init; }

    /// <summary>The account the public constants open.</summary>
    public static Account DefaultAccount { get; } = new(DefaultAccountSid, DefaultAuthToken)
    {
        ApiKeys = [new(DefaultApiKey, DefaultApiSecret)],
    };
}
