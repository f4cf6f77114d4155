namespace Rehearsal.Plugins;

/// <summary>A provider broke a rule of the protocol. The message names the rule.</summary>
internal sealed class RuleBrokenException(string provider, string rule, string detail)
    : Exception($"provider '{provider}' broke the rule \"{rule}\": {detail}")
{
    public string Rule => rule;
}
