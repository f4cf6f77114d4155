using System.CommandLine;
using System.Text;
using Demo;

Console.OutputEncoding = Encoding.UTF8;
// Ctrl-C ends the command under way and removes the temporary directory on the way out.
return await DemoCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
