using System.CommandLine;
using TwilioEmulator.Control;
using TwilioEmulator.Model;

namespace TwilioEmulator;

/// <summary>The command line: starts an emulator and keeps it until SIGINT or SIGTERM.</summary>
static class EmulatorCommand
{
    static readonly Option<int> Port = new("--port")
    {
        Description = "Port on 127.0.0.1; 0 takes a free one",
        DefaultValueFactory = _ => 4010,
    };

    static readonly Option<string> AccountSid = new("--account")
    {
        Description = "SID of the account to accept",
        DefaultValueFactory = _ => EmulatorOptions.DefaultAccountSid,
    };

    static readonly Option<string> Token = new("--token")
    {
        Description = "Auth token of that account",
        DefaultValueFactory = _ => EmulatorOptions.DefaultAuthToken,
    };

    static readonly Option<double?> StepEvery = new("--step-every")
    {
        Description = "Seconds each status lasts, instead of counting GETs",
    };

    static readonly Option<int> StepPolls = new("--step-polls")
    {
        Description = "GETs that see each status",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<bool> WithSandbox = new("--sandbox") { Description = "List the shared WhatsApp sandbox sender" };

    public static RootCommand Create()
    {
        var command = new RootCommand("Twilio's Senders API on this machine, for programs to be tried against")
        {
            Port, AccountSid, Token, StepEvery, StepPolls, WithSandbox,
        };
        StepEvery.Validators.Add(given =>
        {
            if (given.GetValue(StepEvery) is not (null or (>= 0 and <= 86400)))
                given.AddError("--step-every takes 0 to 86400 seconds");
        });
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(parsed.InvocationConfiguration.Output);
        var account = new Account(parsed.GetRequiredValue(AccountSid), parsed.GetRequiredValue(Token));
        try
        {
            await using var server = await EmulatorServer.StartAsync(OptionsOf(parsed, account, output), cancellationToken);
            await output.WriteLineAsync(Welcome(server.BaseUrl.GetLeftPart(UriPartial.Authority), account));
            await output.FlushAsync(cancellationToken);
            await UntilAsync(cancellationToken);
            return 0;
        }
        catch (Exception refused) when (refused is IOException or ArgumentException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"can't start: {refused.Message}");
            return 1;
        }
    }

    static EmulatorOptions OptionsOf(ParseResult parsed, Account account, TextWriter output) => new()
    {
        Port = parsed.GetValue(Port),
        Accounts = [account],
        StepEvery = parsed.GetValue(StepEvery) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        PollsPerStep = parsed.GetValue(StepPolls),
        IncludeSandbox = parsed.GetValue(WithSandbox),
        RequestAnswered = request => output.WriteLine(LineOf(request)),
    };

    // Neither bodies nor users: a line can be pasted anywhere.
    static string LineOf(LoggedRequest request) =>
        $"{request.At:HH:mm:ss} {request.Method} {request.PathAndQuery} {request.ResponseStatus?.ToString() ?? "dropped"}";

    static string Welcome(string baseUrl, Account account) => $"""
        Twilio emulator on {baseUrl}
          account SID  {account.Sid}
          auth token   {account.AuthToken}
          control      {baseUrl}{ControlEndpoints.Prefix}/senders

        Point a Pulumi stack at it:
          pulumi config set twilio:baseUrl {baseUrl}
          pulumi config set twilio:accountSid {account.Sid}
          pulumi config set twilio:authToken {account.AuthToken} --secret

        or the environment: TWILIO_SENDERS_BASE_URL={baseUrl}

        """;

    static async Task UntilAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(ended.SetResult);
        await ended.Task;
    }
}
