using FsCheck.Fluent;
using Provider.Tests.Behaviour;
using Provider.Tests.House;
using PulumiTwilioSenders.Senders;

namespace Provider.Tests.Senders;

/// <summary>The laws hold for a property only as far as the programs that they are tried on declare it.</summary>
public sealed class ProgramsTests
{
    /// <summary>What has stories of its own: it replaces, or counts once.</summary>
    private static readonly string[] Elsewhere = ["configuration.wabaId", "configuration.verificationCode"];

    [Fact]
    public void Every_property_that_a_program_can_declare_is_declared_by_some()
    {
        var programs = Programs.WhatsApp().Generator.Sample(200).Select(p => p.Json).Concat(Programs.Rcs().Generator.Sample(200).Select(p => p.Json));
        var declared = programs.SelectMany(json => Spots.Leaves(Behaviour.Senders.Inputs(json))).Select(l => Anywhere(l.Path.ToString())).ToHashSet();
        var all = Spots.Of(SenderDescription.Resource.Shape).Select(s => Anywhere(s.Path.ToString()));
        Offenders.None(all.Where(path => !declared.Any(d => d == path || d.StartsWith($"{path}.", StringComparison.Ordinal))).Except(Elsewhere));
    }

    private static string Anywhere(string path) => path
        .Replace("[0]", "", StringComparison.Ordinal).Replace("[1]", "", StringComparison.Ordinal).Replace(".$secret", "", StringComparison.Ordinal);
}
