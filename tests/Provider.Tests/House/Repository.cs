namespace Provider.Tests.House;

/// <summary>The repository that these tests were built from: its files, without what builds and tools leave behind.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["artifacts", "bin", "obj", ".git", ".vs", ".idea", "TestResults", "node_modules"];

    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    /// <summary>Files below a folder, by their path from the root with forward slashes.</summary>
    public static IEnumerable<SourceText> Files(string folder, string pattern = "*.cs") => Walk(new(Path.Combine(Root, folder)))
        .SelectMany(d => d.EnumerateFiles(pattern))
        .Select(f => new SourceText(Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'), File.ReadAllText(f.FullName)))
        .OrderBy(f => f.Path, StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<DirectoryInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(d => !Skipped.Contains(d.Name)).SelectMany(Walk).Prepend(folder);

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new DirectoryNotFoundException("No folder above the tests has PulumiTwilioSenders.sln.")
        : File.Exists(Path.Combine(folder.FullName, "PulumiTwilioSenders.sln")) ? folder.FullName : Find(folder.Parent);
}

/// <summary>A file's text, and its path from the root.</summary>
internal sealed record SourceText(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');

    public string Folder => Path[..Path.LastIndexOf('/')];

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The lines that match, as path, number and text.</summary>
    public IEnumerable<string> Where(Func<string, bool> match) =>
        Lines.Select((line, index) => (line, index)).Where(l => match(l.line)).Select(l => $"{Path}:{l.index + 1}: {l.line.Trim()}");
}
