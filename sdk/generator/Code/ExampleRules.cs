using System.Text;

namespace SdkGenerator.Code;

/// <summary>Of the examples in a description a C# program's author sees those in C#.</summary>
static class ExampleRules
{
    public static string KeepCSharp(string description)
    {
        var kept = new StringBuilder();
        var state = State.Prose;
        foreach (var line in description.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!IsMark(line, ref state) && !IsForeign(line, ref state))
                kept.Append(line).Append('\n');
        }

        return kept.ToString().TrimEnd('\n');
    }

    static bool IsMark(string line, ref State state)
    {
        var mark = line.Trim();
        if (!mark.StartsWith("{{%", StringComparison.Ordinal) && !mark.StartsWith("<!--", StringComparison.Ordinal))
            return false;
        if (mark is "{{% example %}}" or "<!--Start PulumiCodeChooser -->")
            state = State.Example;
        if (mark is "{{% /example %}}" or "<!--End PulumiCodeChooser -->")
            state = State.Prose;
        return mark.Contains("example", StringComparison.Ordinal) || mark.Contains("PulumiCodeChooser", StringComparison.Ordinal);
    }

    static bool IsForeign(string line, ref State state)
    {
        var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
        switch (state)
        {
            case State.Example when isFence:
                state = line.Trim() is "```csharp" ? State.Own : State.Foreign;
                return state == State.Foreign;
            case State.Own when isFence:
                state = State.Example;
                return false;
            case State.Foreign:
                state = isFence ? State.Example : State.Foreign;
                return true;
            default:
                return false;
        }
    }

    enum State
    {
        Prose,
        Example,
        Own,
        Foreign,
    }
}
