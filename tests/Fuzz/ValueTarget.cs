using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ProviderKit.Behaviour;
using ProviderKit.Values;
using ProviderKit.Wire;
using PulumiTwilioSenders.Configuration;
using PulumiTwilioSenders.Senders;

namespace Fuzz;

/// <summary>From bytes over protobuf to values, and through all that is done to values before anything is sent.</summary>
internal static class ValueTarget
{
    public static void Run(Random random)
    {
        var any = new AnyMessage(random);
        try
        {
            Through(Read(any, random), Read(any, random), Read(any, random));
        }
        catch (Exception refusal) when (refusal is WireFormatException or InvalidProtocolBufferException)
        {
        }
    }

    private static PropertyMap Read(AnyMessage any, Random random) =>
        StructDecoder.Decode(Struct.Parser.ParseFrom(Mutation.Of(any.Struct().ToByteArray(), random)));

    private static void Through(PropertyMap first, PropertyMap second, PropertyMap third)
    {
        var shape = SenderDescription.Resource.Shape;
        StructEncoder.Encode(CheckRules.Check(SenderDescription.Resource, first, second).Inputs);
        CheckRules.CheckConfiguration(new PulumiTwilioSenders.TwilioProvider(TimeProvider.System, hasTls: true).Package, first, second);
        DiffRules.Diff(SettingsDescription.Shape, first, PropertyMap.Empty, second, []);
        var diff = DiffRules.Diff(shape, first, second, third, []);
        _ = diff.Changes.Select(c => PropertyPath.Parse(c.Path.ToString())).ToList();
        _ = diff.Warnings("gone").ToList();
        StructEncoder.Encode(PreviewRules.Create(shape, first));
        StructEncoder.Encode(PreviewRules.Update(shape, first, second, third, diff));
        var patch = PatchRules.ForUpdate(shape, new(first, second, third, [], diff.Changes), second.Plain());
        PatchEncoder.Encode(PatchRules.ForCreate(shape, CheckRules.Check(SenderDescription.Resource, first, second).Failures.Any() || first.HasUnknown() ? PropertyMap.Empty : first.Plain(), replaces: true));
        Encode(LookRules.Seen(shape, first, second, third.Plain()));
        Encode(LookRules.Written(shape, first, new(patch, second.Plain()) { OldInputs = second, OldOutputs = third }, third.Plain()));
        StructEncoder.Encode(ImportRules.Inputs(shape, third.Plain()));
    }

    private static void Encode(Look look)
    {
        foreach (var values in new[] { look.Inputs, look.Outputs, look.Sent, look.Words })
            StructEncoder.Encode(values);
    }
}
