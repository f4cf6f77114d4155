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
        StructEncoder.Encode(CheckRules.Check(SenderDescription.Resource, first).Inputs);
        CheckRules.CheckConfiguration(new PulumiTwilioSenders.TwilioProvider(TimeProvider.System).Package, first, second);
        DiffRules.Diff(SettingsDescription.Shape, first, PropertyMap.Empty, second, []);
        _ = DiffRules.Diff(shape, first, second, third, []).Changes.Select(c => PropertyPath.Parse(c.Path.ToString())).ToList();
        StructEncoder.Encode(PreviewRules.Create(shape, first));
        StructEncoder.Encode(PreviewRules.Update(shape, first, second, third));
        StructEncoder.Encode(PatchRules.Patch(shape, first.Plain(), second.Plain(), third.Plain()));
        StructEncoder.Encode(ReadRules.Merged(shape, first, second, third.Plain()));
        StructEncoder.Encode(ReadRules.Imported(shape, third.Plain()));
        StructEncoder.Encode(OutputRules.Outputs(shape, first, second, third.Plain()));
        _ = StrayRules.Paths(shape, first.Plain(), third.Plain()).ToList();
        var bound = SenderDescription.Resource.Bound;
        _ = bound.Encode(bound.Decode(first.Plain()));
    }
}
