namespace SdkGenerator;

/// <summary>
/// A directory that holds a generated SDK and nothing else, but for the build's <c>bin</c> and <c>obj</c> and a
/// <c>logo.png</c>, which no schema contains.
/// </summary>
public sealed class SdkDirectory(string path)
{
    static readonly string[] NotOurs = ["bin/", "obj/", "logo.png"];

    /// <summary>Brings the directory to the SDK's files; what is right already is not touched.</summary>
    public void Write(GeneratedSdk sdk)
    {
        foreach (var difference in Compare(sdk))
        {
            var file = FullPath(difference.Path);
            if (difference.Kind == DifferenceKind.Extra)
            {
                Remove(file);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, sdk.Files[difference.Path]);
        }
    }

    /// <summary>The files that are not as the SDK has them, sorted by path.</summary>
    public IReadOnlyList<SdkDifference> Compare(GeneratedSdk sdk)
    {
        var present = PresentFiles();
        return
        [
            .. sdk.Files
                .Where(file => !present.Contains(file.Key) || File.ReadAllText(FullPath(file.Key)) != file.Value)
                .Select(file => new SdkDifference(present.Contains(file.Key) ? DifferenceKind.Stale : DifferenceKind.Missing, file.Key))
                .Concat(present.Where(file => !sdk.Files.ContainsKey(file)).Select(file => new SdkDifference(DifferenceKind.Extra, file)))
                .OrderBy(difference => difference.Path, StringComparer.Ordinal),
        ];
    }

    HashSet<string> PresentFiles() => !Directory.Exists(path)
        ? []
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Where(file => !NotOurs.Any(other => file.StartsWith(other, StringComparison.Ordinal)))
            .ToHashSet();

    void Remove(string file)
    {
        File.Delete(file);
        for (var folder = Path.GetDirectoryName(file)!; folder != Path.GetFullPath(path); folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any())
                return;
            Directory.Delete(folder);
        }
    }

    string FullPath(string file) => Path.GetFullPath(Path.Combine(path, file));
}

/// <summary>How a file differs from the one the generator makes.</summary>
public enum DifferenceKind
{
    /// <summary>Its text is another.</summary>
    Stale,
    /// <summary>It is not there.</summary>
    Missing,
    /// <summary>The generator does not make it.</summary>
    Extra,
}

/// <summary>A file that is not as the generator makes it.</summary>
public sealed record SdkDifference(DifferenceKind Kind, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}: {Path}";
}
