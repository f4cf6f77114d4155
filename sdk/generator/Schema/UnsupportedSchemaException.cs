namespace SdkGenerator.Schema;

/// <summary>The schema says something this generator cannot carry over to C#, or is not a package schema at all.</summary>
/// <param name="path">Where in the schema, as a JSON pointer such as <c>#/resources/twilio:messaging:Sender/methods</c>.</param>
/// <param name="problem">What is wrong there, as a sentence without its full stop.</param>
public sealed class UnsupportedSchemaException(string path, string problem) : Exception($"{path}: {problem}.")
{
    /// <summary>Where in the schema, as a JSON pointer.</summary>
    public string Path { get; } = path;
}
