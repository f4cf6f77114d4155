using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SdkGenerator.Tests;

public class GeneratedSdkTests
{
    static readonly GeneratedSdk Twilio = GeneratedSdk.FromSchema(TestSchema.Twilio);

    [Fact]
    public void The_packages_sdk_has_a_file_for_each_resource_function_and_role_of_a_type() =>
        Assert.Equal(
            """
            Config/Config.cs
            Messaging/Enums.cs
            Messaging/GetLimits.cs
            Messaging/GetSender.cs
            Messaging/GetSenders.cs
            Messaging/Inputs/SenderConfigurationArgs.cs
            Messaging/Inputs/SenderEmailArgs.cs
            Messaging/Inputs/SenderPhoneNumberArgs.cs
            Messaging/Inputs/SenderProfileArgs.cs
            Messaging/Inputs/SenderWebhookArgs.cs
            Messaging/Inputs/SenderWebsiteArgs.cs
            Messaging/Legacy.cs
            Messaging/Outputs/SenderCompliance.cs
            Messaging/Outputs/SenderComplianceCarrier.cs
            Messaging/Outputs/SenderComplianceCountry.cs
            Messaging/Outputs/SenderConfiguration.cs
            Messaging/Outputs/SenderEmail.cs
            Messaging/Outputs/SenderOfflineReason.cs
            Messaging/Outputs/SenderPhoneNumber.cs
            Messaging/Outputs/SenderProfile.cs
            Messaging/Outputs/SenderProperties.cs
            Messaging/Outputs/SenderSummary.cs
            Messaging/Outputs/SenderWebhook.cs
            Messaging/Outputs/SenderWebsite.cs
            Messaging/Sender.cs
            Provider.cs
            PulumiTwilio.Senders.csproj
            README.md
            Utilities.cs
            pulumi-plugin.json
            version.txt
            """,
            string.Join('\n', Twilio.Files.Keys));

    [Fact]
    public void The_code_has_no_syntax_errors_in_the_C_sharp_of_the_oldest_framework_it_serves()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp10, DocumentationMode.Diagnose);
        var complaints = Twilio.Files
            .Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Value, options, file.Key).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);
        Assert.Empty(complaints);
    }

    [Fact]
    public void Lines_end_the_same_on_every_system_and_never_in_blanks()
    {
        Assert.All(Twilio.Files.Values, text => Assert.DoesNotContain("\r", text, StringComparison.Ordinal));
        Assert.All(Twilio.Files.Values, text => Assert.DoesNotContain(" \n", text, StringComparison.Ordinal));
    }

    [Property(MaxTest = 25)]
    public void The_order_of_a_schemas_keys_does_not_matter(int seed)
    {
        var shuffled = Shuffled(JsonNode.Parse(TestSchema.Twilio)!, new Random(seed)).ToJsonString();
        Assert.Equal(Twilio.Files, GeneratedSdk.FromSchema(shuffled).Files);
    }

    [Fact]
    public void Modules_can_be_cut_out_of_tokens_and_the_index_is_the_root()
    {
        var sdk = GeneratedSdk.FromSchema(TestSchema.With("""
            "meta": { "moduleFormat": "(.*)(?:/[^/]*)" },
            "resources": {
              "post:mail/letter:Letter": {},
              "post:index/parcel:Parcel": {},
              "post:over-seas/crate:Crate": {}
            }
            """));
        Assert.Contains("Mail/Letter.cs", sdk.Files.Keys);
        Assert.Contains("Parcel.cs", sdk.Files.Keys);
        Assert.Contains("namespace Acme.Letters.OverSeas;", sdk.Files["OverSeas/Crate.cs"], StringComparison.Ordinal);
    }

    static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(_ => random.Next())
            .Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Shuffled(member.Value, random)))!),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Shuffled(item, random))]),
        _ => node.DeepClone(),
    };
}
