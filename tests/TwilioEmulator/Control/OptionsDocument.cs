using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TwilioEmulator.Model;

namespace TwilioEmulator.Control;

/// <summary>The options over HTTP: every one that can be written as JSON and be changed while the emulator runs.</summary>
static class OptionsDocument
{
    static readonly JsonSerializerOptions Json = Described();

    public static JsonObject Encode(EmulatorOptions options) => (JsonObject)JsonSerializer.SerializeToNode(options, Json)!;

    /// <summary>The options after a JSON merge patch: null puts an option back to its default.</summary>
    public static EmulatorOptions Patch(EmulatorOptions options, JsonObject patch)
    {
        var document = Encode(options);
        if (patch.FirstOrDefault(pair => !document.ContainsKey(pair.Key)) is { Key: { } unknown })
            throw new ArgumentException($"no option {unknown}");
        MergePatch.Apply(document, patch);
        try
        {
            return document.Deserialize<EmulatorOptions>(Json)! with
            {
                WhatsAppPath = options.WhatsAppPath,
                RcsPath = options.RcsPath,
            };
        }
        catch (JsonException mistake)
        {
            throw new ArgumentException(mistake.Message, mistake);
        }
    }

    static JsonSerializerOptions Described()
    {
        var json = new JsonSerializerOptions();
        ControlEndpoints.Describe(json);
        json.Converters.Add(new SecondsConverter());
        json.Converters.Add(new ReadOnlySetConverter());
        json.Converters.Add(new StepConverter());
        return json;
    }

    sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.TotalSeconds);
    }

    sealed class StepConverter : JsonConverter<StatusStep>
    {
        public override StatusStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<StepDocument>(ref reader, options)!.Decode();

        public override void Write(Utf8JsonWriter writer, StatusStep value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, StepDocument.Of(value), options);
    }
}
