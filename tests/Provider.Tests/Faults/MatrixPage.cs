namespace Provider.Tests.Faults;

/// <summary>The matrix as the tables of docs/reliability.md: one for each operation, between two marks.</summary>
internal static class MatrixPage
{
    private const string Begin = "<!-- fault matrix: written by the tests, from tests/Provider.Tests/Faults/FaultMatrix.cs -->\n";
    private const string End = "<!-- end of fault matrix -->\n";

    public static string File { get; } = Path.Combine(Root(), "docs", "reliability.md");

    /// <summary>The page with what the table says now.</summary>
    public static string Render(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{File} needs the lines\n{Begin}{End}");
        return page[..(begin + Begin.Length)] + string.Concat(Enum.GetValues<OperationKind>().Select(Table)) + "\n" + page[end..];
    }

    private static string Table(OperationKind operation) =>
        $"\n### {FaultMatrix.WordsFor(operation)}\n\n"
        + "| what goes wrong | you see | the state holds | Twilio holds | the same command again |\n|---|---|---|---|---|\n"
        + string.Concat(FaultMatrix.Cells.Where(cell => cell.Operation == operation).Select(Row));

    private static string Row(FaultCell cell) =>
        $"| {FaultMatrix.WordsFor(cell.Fault)} | {cell.Seen.Words} | {cell.State.Words} | {cell.Twilio.Words} | {cell.Next.Words} |\n";

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(at.FullName, "PulumiTwilioSenders.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
