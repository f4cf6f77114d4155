using ProviderKit.Host;
using PulumiTwilioSenders;
using TwilioApi;

// The engine reads the port from standard output byte by byte, so what goes there is UTF-8 without a mark at the start.
await using var output = new StreamWriter(Console.OpenStandardOutput());
return await PluginHost.RunAsync(new TwilioProvider(TimeProvider.System, TlsLibrary.IsThere), args, output, Environment.GetEnvironmentVariable);
