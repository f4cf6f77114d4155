namespace Pulumi;

/// <summary>An output whose type is not known at compile time.</summary>
interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input whose type is not known at compile time.</summary>
interface IInput
{
    IOutput ToOutput();

    /// <summary>The same, with the elements of lists and maps still apart, so that one unknown leaves the others known.</summary>
    IOutput ToElements();
}
