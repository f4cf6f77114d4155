namespace Provider.Tests.Faults;

public sealed class ReliabilityPageTests
{
    [Fact]
    public async Task The_documentation_says_what_the_matrix_says()
    {
        var page = (await File.ReadAllTextAsync(MatrixPage.File)).ReplaceLineEndings("\n");
        var rendered = MatrixPage.Render(page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(MatrixPage.File, rendered);
        else
            Assert.True(page == rendered, "docs/reliability.md isn't what the matrix says. Write it with: UPDATE_DOCS=1 dotnet test tests/Provider.Tests --filter ReliabilityPageTests");
    }
}
