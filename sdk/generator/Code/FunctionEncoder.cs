using SdkGenerator.Schema;

namespace SdkGenerator.Code;

/// <summary>Writes the static class of a function.</summary>
sealed class FunctionEncoder(CodeWriter writer)
{
    public void Encode(FunctionDescription function)
    {
        var name = Tokens.MemberName(function.Token);
        writer.Obsolete(function.DeprecationMessage).Block($"public static class {name}", () =>
        {
            EncodeMethod(function, "Task", "InvokeAsync", Parameter(function, $"{name}Args"), "InvokeOptions? options = null", $"{name}Args");
            writer.Blank();
            var args = $"{name}InvokeArgs";
            EncodeMethod(function, "Output", "Invoke", Parameter(function, args), "InvokeOptions? options = null", args);
            writer.Blank();
            // No defaults here: they would leave a call without options ambiguous.
            EncodeMethod(function, "Output", "Invoke", $"{args} args", "InvokeOutputOptions options", args);
        });
    }

    void EncodeMethod(FunctionDescription function, string wrapper, string method, string parameter, string options, string args)
    {
        var result = $"{Tokens.MemberName(function.Token)}Result";
        var hasInputs = !function.Inputs.IsEmpty;
        var parameters = hasInputs ? $"{parameter}, {options}" : options;
        var given = hasInputs ? $"args ?? new {args}()" : "InvokeArgs.Empty";
        writer.Summary(ExampleRules.KeepCSharp(function.Documentation)).Lines($"""
            public static {wrapper}<{result}> {method}({parameters})
                => global::Pulumi.Deployment.Instance.{method}<{result}>({Literal.Of(function.Token)}, {given}, options.WithDefaults());
            """);
    }

    static string Parameter(FunctionDescription function, string args) =>
        function.Inputs.Any(input => input.Required) ? $"{args} args" : $"{args}? args = null";
}
