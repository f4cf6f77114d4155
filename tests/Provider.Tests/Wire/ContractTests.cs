using Google.Protobuf.Reflection;
using Provider.Tests.House;
using Pulumirpc;

namespace Provider.Tests.Wire;

/// <summary>
/// The definitions against the engine's wire contract, which is written down in Contract/, one line for each method, field
/// and enum value.
/// </summary>
public class ContractTests
{
    private static readonly Dictionary<string, FileDescriptor> Definitions = new()
    {
        ["provider"] = ProviderReflection.Descriptor,
        ["plugin"] = PluginReflection.Descriptor,
        ["engine"] = EngineReflection.Descriptor,
        ["alias"] = AliasReflection.Descriptor,
    };

    [Theory]
    [InlineData("provider")]
    [InlineData("plugin")]
    [InlineData("engine")]
    [InlineData("alias")]
    public void The_definitions_say_what_the_engine_says(string file)
    {
        var contract = Contract(file).ToHashSet();
        var defined = Defined(Definitions[file]).ToHashSet();

        Offenders.None(contract.Except(defined).Select(line => $"missing: {line}")
            .Concat(defined.Except(contract).Select(line => $"not in the contract: {line}")));
    }

    [Fact]
    public void All_definitions_are_of_the_package_pulumirpc() =>
        Assert.All(Definitions.Values, file => Assert.Equal("pulumirpc", file.Package));

    private static IEnumerable<string> Contract(string file)
    {
        using var reader = new StreamReader(typeof(ContractTests).Assembly.GetManifestResourceStream($"contract/{file}")!);
        var owner = "";
        foreach (var line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                yield return owner = line;
            else
                yield return $"{owner}: {line.Trim()}";
        }
    }

    private static IEnumerable<string> Defined(FileDescriptor file) =>
        file.Services.SelectMany(Service)
            .Concat(file.EnumTypes.SelectMany(type => Enum(type, "")))
            .Concat(file.MessageTypes.SelectMany(type => Message(type, "")));

    private static IEnumerable<string> Service(ServiceDescriptor service) =>
    [
        $"service {service.Name}",
        .. service.Methods.Select(m =>
            $"service {service.Name}: {m.Name}: {Stream(m.IsClientStreaming)}{m.InputType.Name} -> {Stream(m.IsServerStreaming)}{m.OutputType.Name}"),
    ];

    private static IEnumerable<string> Enum(EnumDescriptor type, string owner) =>
    [
        $"enum {owner}{type.Name}",
        .. type.Values.Select(v => $"enum {owner}{type.Name}: {v.Number} {v.Name}"),
    ];

    private static IEnumerable<string> Message(MessageDescriptor type, string owner) =>
    [
        $"message {owner}{type.Name}",
        .. type.Fields.InDeclarationOrder().Select(f => $"message {owner}{type.Name}: {f.FieldNumber} {f.Name} {FieldType(f)}{Choice(f)}"),
        .. type.EnumTypes.SelectMany(e => Enum(e, $"{owner}{type.Name}.")),
        .. type.NestedTypes.Where(n => !IsMapEntry(n)).SelectMany(n => Message(n, $"{owner}{type.Name}.")),
    ];

    private static string FieldType(FieldDescriptor field)
    {
        if (field.IsMap)
            return $"map<{Type(field.MessageType.FindFieldByNumber(1))},{Type(field.MessageType.FindFieldByNumber(2))}>";
        var prefix = field.IsRepeated ? "repeated " : field.ContainingOneof is { IsSynthetic: true } ? "optional " : "";
        return prefix + Type(field);
    }

    private static string Type(FieldDescriptor field) => field.FieldType switch
    {
        Google.Protobuf.Reflection.FieldType.Message => field.MessageType.Name,
        Google.Protobuf.Reflection.FieldType.Enum => field.EnumType.Name,
        var simple => simple.ToString().ToLowerInvariant(),
    };

    private static string Choice(FieldDescriptor field) => field.RealContainingOneof is { } oneof ? $" [oneof {oneof.Name}]" : "";

    private static string Stream(bool streams) => streams ? "stream " : "";

    private static bool IsMapEntry(MessageDescriptor type) => type.GetOptions()?.MapEntry == true;
}
