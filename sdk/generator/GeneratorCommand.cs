using System.CommandLine;
using SdkGenerator.Schema;

namespace SdkGenerator;

/// <summary>The command line. Results go to the writers it is given, the exit code tells whether all is well.</summary>
public sealed class GeneratorCommand(TextWriter output, TextWriter errors)
{
    readonly Option<FileInfo> schema = new("--schema") { Description = "The package's schema.json", Required = true };
    readonly Option<DirectoryInfo> directory = new("--output") { Description = "The directory of the SDK; it holds nothing else", Required = true };
    readonly Option<bool> check = new("--check") { Description = "Write nothing; list what is not up to date and exit with 1" };

    /// <summary>Runs the command: 0 when the SDK is up to date, 1 when it is not or cannot be made.</summary>
    public int Run(string[] args)
    {
        var command = new RootCommand("Makes the C# SDK of a Pulumi package from its schema.") { schema, directory, check };
        command.SetAction(result => Run(
            result.GetRequiredValue(schema).FullName,
            result.GetRequiredValue(directory).FullName,
            result.GetValue(check)));
        return command.Parse(args).Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }

    int Run(string schemaPath, string outputPath, bool onlyCheck)
    {
        try
        {
            var sdk = GeneratedSdk.FromSchema(File.ReadAllText(schemaPath));
            var target = new SdkDirectory(outputPath);
            if (onlyCheck)
                return Report(target.Compare(sdk));
            target.Write(sdk);
            return 0;
        }
        catch (Exception problem) when (problem is UnsupportedSchemaException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(problem.Message);
            return 1;
        }
    }

    int Report(IReadOnlyList<SdkDifference> differences)
    {
        foreach (var difference in differences)
            output.WriteLine(difference);
        return differences.Count == 0 ? 0 : 1;
    }
}
