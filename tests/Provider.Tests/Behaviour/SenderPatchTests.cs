using Google.Protobuf.WellKnownTypes;

namespace Provider.Tests.Behaviour;

public class SenderPatchTests
{
    [Theory]
    [InlineData("""{"configuration":{"voiceApplicationSid":"AP1"}}""", """{}""", """{"configuration":{"voiceApplicationSid":null}}""")]
    [InlineData("""{"configuration":{"accountType":"ISV"}}""", """{}""", """{"configuration":{"accountType":null}}""")]
    [InlineData("""{"webhook":{"callbackUrl":"https://x"}}""", """{}""", """{"webhook":{"callbackUrl":null}}""")]
    [InlineData("""{"webhook":{"fallbackUrl":"https://x"}}""", """{}""", """{"webhook":{"fallbackUrl":null}}""")]
    [InlineData("""{"webhook":{"statusCallbackUrl":"https://x"}}""", """{}""", """{"webhook":{"statusCallbackUrl":null}}""")]
    [InlineData("""{"profile":{"address":"x"}}""", """{}""", """{"profile":{"address":null}}""")]
    [InlineData("""{"profile":{"description":"x"}}""", """{}""", """{"profile":{"description":null}}""")]
    [InlineData("""{"profile":{"vertical":"Other"}}""", """{}""", """{"profile":{"vertical":null}}""")]
    [InlineData("""{"profile":{"websites":[{"website":"https://x"}]}}""", """{}""", """{"profile":{"websites":null}}""")]
    [InlineData("""{"profile":{"emails":[{"email":"x"}]}}""", """{"profile":{"emails":[]}}""", """{"profile":{"emails":null}}""")]
    [InlineData("""{"profile":{"phoneNumbers":[{"phoneNumber":"x"}]}}""", """{}""", """{"profile":{"phoneNumbers":null}}""")]
    [InlineData("""{"profile":{"name":"x"}}""", """{}""", """{}""")]
    [InlineData("""{"profile":{"about":"x"}}""", """{}""", """{}""")]
    [InlineData("""{"configuration":{"verificationCode":"1","verificationMethod":"sms","wabaId":"2"}}""", """{}""", """{}""")]
    public void What_is_no_longer_declared_is_cleared_where_it_can_be(string olds, string news, string patch) => Same(patch, Senders.Patch(olds, news));

    [Theory]
    [InlineData(
        """{"profile":{"name":"a","about":"x"},"webhook":{"callbackUrl":"https://x"}}""",
        """{"profile":{"name":"b","about":"x"},"webhook":{"callbackUrl":"https://x"}}""",
        """{"profile":{"name":"b","about":"x"}}""")]
    [InlineData(
        """{"configuration":{"wabaId":"1","accountType":"ISV"}}""",
        """{"configuration":{"wabaId":"1","accountType":"ISVSubAccount"}}""",
        """{"configuration":{"wabaId":"1","accountType":"ISVSubAccount"}}""")]
    [InlineData(
        """{"configuration":{"verificationCode":"1","accountType":"ISV"}}""",
        """{"configuration":{"verificationCode":"1","accountType":"ISVSubAccount"}}""",
        """{"configuration":{"accountType":"ISVSubAccount"}}""")]
    [InlineData(
        """{"configuration":{"verificationCode":"1","wabaId":"7"}}""",
        """{"configuration":{"verificationCode":"2","wabaId":"7"}}""",
        """{"configuration":{"verificationCode":"2","wabaId":"7"}}""")]
    [InlineData("""{"waitFor":"none"}""", """{"waitFor":"online"}""", """{}""")]
    [InlineData("""{"senderId":"rcs:a"}""", """{"senderId":"rcs:a"}""", """{}""")]
    public void A_changed_block_is_sent_whole_and_the_others_not_at_all(string olds, string news, string patch) => Same(patch, Senders.Patch(olds, news));

    [Fact]
    public void A_half_cleared_block_says_both_what_stays_and_what_goes() => Same(
        """{"webhook":{"callbackUrl":"https://a","fallbackUrl":null,"callbackMethod":"POST"}}""",
        Senders.Patch(
            """{"webhook":{"callbackUrl":"https://a","fallbackUrl":"https://b","callbackMethod":"PUT"}}""",
            """{"webhook":{"callbackUrl":"https://a"}}"""));

    [Theory]
    [InlineData("""{"profile":{"name":"a","emails":[{"email":"a"},{"email":"b"}]}}""", """{"profile":{"name":"a","emails":[{"email":"a"}]}}""")]
    [InlineData("""{"profile":{"name":"New"}}""", """{"profile":{"name":"Old"}}""")]
    [InlineData("""{"webhook":{"callbackUrl":"https://x","callbackMethod":"POST"}}""", """{"webhook":{"callbackUrl":"https://x"}}""")]
    [InlineData("""{"profile":{"name":"a"}}""", "{}")]
    public void What_Twilio_keeps_in_its_own_way_is_no_reason_to_send_it_again(string inputs, string live) =>
        Same("{}", Senders.Patch(inputs, inputs, live));

    [Theory]
    [InlineData("""{"webhook":{"callbackUrl":"https://x"}}""", """{"webhook":{"callbackUrl":"https://x","fallbackUrl":"https://y"}}""", """{"webhook":{"callbackUrl":"https://x","fallbackUrl":null}}""")]
    [InlineData("""{"profile":{"address":"a"}}""", """{"profile":{"address":"b"}}""", """{"profile":{"address":"a"}}""")]
    [InlineData("""{"profile":{"address":"a"}}""", """{"senderId":"rcs:a"}""", """{"profile":{"address":"a"}}""")]
    [InlineData("""{"profile":{"address":"a"}}""", """{"profile":{"address":"a"}}""", "{}")]
    public void What_a_broken_off_update_sent_is_taken_back_when_the_program_is_put_back(string inputs, string sent, string patch) =>
        Same(patch, Senders.Patch(inputs, inputs, $$"""{"__sent":{{sent}}}"""));

    [Fact]
    public void A_code_that_a_broken_off_update_sent_is_not_sent_again() => Same(
        """{"configuration":{"accountType":"ISV"}}""",
        Senders.Patch(
            "{}",
            """{"configuration":{"verificationCode":"1234","accountType":"ISV"}}""",
            """{"status":"VERIFYING","configuration":{"verificationCode":"1234"}}"""));

    [Fact]
    public void A_code_that_a_broken_off_update_sent_is_not_sent_again_whatever_a_refresh_put_in_the_outputs() => Same(
        "{}",
        Senders.Patch(
            """{"configuration":{"verificationCode":"1111"}}""",
            """{"configuration":{"verificationCode":"2222"}}""",
            """{"status":"PENDING_VERIFICATION","configuration":{"verificationCode":"1111"},"__sent":{"configuration":{"verificationCode":"2222"}}}"""));

    [Theory]
    [InlineData("ONLINE", """{"configuration":{"accountType":"ISV"}}""")]
    [InlineData("PENDING_VERIFICATION", """{"configuration":{"accountType":"ISV","verificationCode":"1234","verificationMethod":"voice"}}""")]
    public void A_sender_that_was_read_online_is_sent_no_verification(string status, string patch) => Same(patch, Senders.Patch(
        "{}",
        """{"configuration":{"accountType":"ISV","verificationCode":"1234","verificationMethod":"voice"}}""",
        $$"""{"status":"{{status}}"}"""));

    private static void Same(string expected, string actual) => Assert.Equal(Struct.Parser.ParseJson(expected), Struct.Parser.ParseJson(actual));
}
