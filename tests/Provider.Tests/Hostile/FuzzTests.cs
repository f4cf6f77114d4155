using Fuzz;

namespace Provider.Tests.Hostile;

public sealed class FuzzTests
{
    [Fact]
    public void Two_thousand_inputs_trip_nothing()
    {
        var run = new FuzzRun(TimeProvider.System);
        var found = run.Until(seed: 1, inputs: 2000, limit: null);
        Assert.True(found is null, $"seed {found?.Seed}, {found?.Target}: {found?.Cause}");
        Assert.Equal(2000, run.Inputs);
    }
}
