namespace Provider.Tests.Front;

/// <summary>Tests that change or measure the whole process, so that no other test may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
