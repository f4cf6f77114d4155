namespace Provider.Tests.Faults;

public sealed class FaultMatrixTests
{
    public static IEnumerable<object[]> Cells =>
        FaultMatrix.Cells.Select(cell => new object[] { cell.Operation.ToString(), cell.Fault.ToString() });

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task What_the_matrix_says_of_an_operation_and_a_fault_is_what_comes_of_it(string operation, string fault)
    {
        var cell = FaultMatrix.Cells.Single(c => c.Operation.ToString() == operation && c.Fault.ToString() == fault);
        await using var scene = await FaultScene.StartAsync(cell.Operation);
        cell.Seen.Check(await scene.SufferAsync(cell));
        cell.State.Check(scene);
        cell.Twilio.Check(scene);
        await cell.Next.CheckAsync(scene, cell.Operation);
    }

    [Fact]
    public void Every_operation_meets_every_fault_once() =>
        Assert.Equal(
            from operation in Enum.GetValues<OperationKind>() from fault in Enum.GetValues<FaultKind>() select (operation, fault),
            FaultMatrix.Cells.Select(cell => (cell.Operation, cell.Fault)).Order());
}
