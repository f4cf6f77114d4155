using System.Diagnostics;
using TwilioEmulator.Tests.Harness;

namespace TwilioEmulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task The_program_says_how_to_use_it_logs_without_secrets_and_ends_on_sigterm()
    {
        using var program = Start("--port", "0", "--account", "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "--token", "secret-token", "--step-polls", "0");
        var welcome = await ReadUntilAsync(program, "TWILIO_SENDERS_BASE_URL=");
        var baseUrl = welcome[^1].Split('=')[1];
        Assert.Contains($"  pulumi config set twilio:baseUrl {baseUrl}", welcome);
        Assert.Contains("  pulumi config set twilio:accountSid ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", welcome);
        Assert.Contains("  pulumi config set twilio:authToken secret-token --secret", welcome);

        using var http = new HttpClient { BaseAddress = new Uri(baseUrl) };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:secret-token"u8));
        using var body = new StringContent(
            """{"sender_id":"whatsapp:+15017122661","configuration":{"verification_code":"987654"},"profile":{"name":"A"}}""",
            new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var created = await http.PostAsync(new Uri("/v2/Channels/Senders", UriKind.Relative), body);
        Assert.Equal(202, (await Answer.ReadAsync(created)).Status);

        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        await program.WaitForExitAsync();
        var rest = await program.StandardOutput.ReadToEndAsync();
        Assert.Matches(@"\A\s*\d\d:\d\d:\d\d POST /v2/Channels/Senders 202\s*\z", rest);
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task A_malformed_account_is_told_on_stderr()
    {
        using var program = Start("--port", "0", "--account", "AC1");
        await program.WaitForExitAsync();
        Assert.Equal("can't start: account SID AC1 is not AC and 32 hex digits\n", await program.StandardError.ReadToEndAsync());
        Assert.Equal(1, program.ExitCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_on_stderr()
    {
        await using var emulation = await Emulation.StartAsync();
        using var program = Start("--port", $"{emulation.Server.BaseUrl.Port}");
        await program.WaitForExitAsync();
        Assert.Equal(
            $"can't start: Failed to bind to address {emulation.Server.BaseUrl.GetLeftPart(UriPartial.Authority)}: address already in use.\n",
            await program.StandardError.ReadToEndAsync());
        Assert.Equal(1, program.ExitCode);
    }

    [Fact]
    public async Task A_pace_that_is_none_is_told_on_stderr()
    {
        using var program = Start("--port", "0", "--step-every", "-1");
        await program.WaitForExitAsync();
        Assert.StartsWith("--step-every takes 0 to 86400 seconds", await program.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(1, program.ExitCode);
    }

    static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(EmulatorServer).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    static async Task<List<string>> ReadUntilAsync(Process program, string sign)
    {
        var lines = new List<string>();
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains(sign, StringComparison.Ordinal))
                return lines;
        }
        throw new InvalidOperationException($"ended without {sign}: {string.Join('\n', lines)}");
    }
}
