namespace Provider.Tests.Behaviour;

public class SenderDiffTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string WhatsApp = "\"senderId\":\"whatsapp:+15017122661\"";

    [Theory]
    [InlineData("""{"senderId":"rcs:a"}""", """{"senderId":"rcs:b"}""", "Update senderId replaces")]
    [InlineData("""{"configuration":{"wabaId":"1"}}""", """{"configuration":{"wabaId":"2"}}""", "Update configuration.wabaId replaces")]
    [InlineData("""{"configuration":{"wabaId":"1"}}""", """{"configuration":{}}""", "")]
    [InlineData("""{"profile":{"name":"a","about":"x"}}""", """{"profile":{"name":"b"}}""", "Update profile.name, Delete profile.about")]
    [InlineData("""{}""", """{"webhook":{"callbackUrl":"https://x.example"}}""", "Add webhook.callbackUrl")]
    [InlineData("""{"profile":{"name":"a"}}""", """{}""", "Delete profile.name")]
    [InlineData("""{"profile":{"emails":[{"email":"a"}]}}""", """{"profile":{"emails":[{"email":"b"}]}}""", "Update profile.emails[0].email")]
    [InlineData("""{"profile":{"emails":[{"email":"a"}]}}""", """{"profile":{"emails":[{"email":"b"},{"email":"a"}]}}""", "Update profile.emails[0].email, Add profile.emails[1]")]
    [InlineData("""{"profile":{"emails":[{"email":"a"},{"email":"b"}]}}""", """{"profile":{"emails":[{"email":"b"}]}}""", "Update profile.emails[0].email, Delete profile.emails[1]")]
    [InlineData("""{"senderId":"rcs:a","profile":{"emails":[{"email":"a"},{"email":"b","label":"x"}]}}""", """{"senderId":"rcs:a","profile":{"emails":[{"email":"b"}]}}""", "Update profile.emails[0].email, Delete profile.emails[1]")]
    [InlineData("""{"profile":{"emails":[{"email":"a"},{"email":"b"}]}}""", """{"profile":{"emails":[{"email":"b"},{"email":"a"}]}}""", "")]
    [InlineData("""{"profile":{"accentColor":"#C8102E"}}""", """{"profile":{"accentColor":"#c8102e"}}""", "")]
    [InlineData("""{"waitFor":"settled"}""", """{}""", "")]
    [InlineData("""{}""", """{"waitFor":"online"}""", "Add waitFor")]
    [InlineData("""{"webhook":{"callbackMethod":"POST"}}""", """{}""", "")]
    [InlineData("""{"webhook":{"callbackMethod":"PUT"}}""", """{"webhook":{}}""", "Delete webhook.callbackMethod")]
    [InlineData("""{"configuration":{"verificationCode":"1","verificationMethod":"sms"}}""", """{}""", "")]
    [InlineData("""{"configuration":{"verificationCode":"1"}}""", """{"configuration":{"verificationCode":"2"}}""", "Update configuration.verificationCode")]
    [InlineData("""{"webhook":{"callbackUrl":"https://a.example"}}""", """{"webhook":{"callbackUrl":"https://A.example"}}""", "Update webhook.callbackUrl")]
    public void Inputs_differ_as_told(string olds, string news, string changes) => Assert.Equal(changes, Senders.Diff(olds, news));

    [Theory]
    [InlineData("whatsapp:+15017122661", "x", "y", "Update profile.emails[0].label")]
    [InlineData("whatsapp:+15017122661", "", "y", "")]
    [InlineData("whatsapp:+15017122661", "x", "", "")]
    [InlineData("rcs:a", "x", "y", "Update profile.emails[0].label")]
    [InlineData("rcs:a", "", "y", "Add profile.emails[0].label")]
    [InlineData("rcs:a", "x", "", "Delete profile.emails[0].label")]
    public void A_changed_label_counts_and_one_declared_after_reading_only_for_rcs(string senderId, string old, string now, string changes)
    {
        string Inputs(string label) =>
            $$$"""{"senderId":"{{{senderId}}}","profile":{"emails":[{"email":"a","label":"{{{label}}}"}]}}""";

        Assert.Equal(changes, Senders.Diff(Inputs(old), Inputs(now)));
    }

    [Theory]
    [InlineData($$$"""{"senderId":"{{{Unknown}}}"}""", "Update senderId replaces")]
    [InlineData($$$"""{"senderId":"rcs:a","configuration":{"wabaId":"{{{Unknown}}}"}}""", "Add configuration.wabaId")]
    [InlineData($$$"""{"senderId":"rcs:a","configuration":"{{{Unknown}}}"}""", "Add configuration")]
    [InlineData($$$"""{"senderId":"rcs:a","profile":"{{{Unknown}}}"}""", "Add profile")]
    public void Unknown_replaces_only_what_is_told_by_itself(string news, string changes) =>
        Assert.Equal(changes, Senders.Diff("""{"senderId":"rcs:a"}""", news));

    [Theory]
    [InlineData("""{"configuration":{"wabaId":"1"}}""", "{}", "Update configuration.wabaId replaces")]
    [InlineData("{}", """{"configuration":{"wabaId":"1"}}""", "Update configuration.wabaId replaces")]
    [InlineData("{}", "{}", "Add configuration.wabaId")]
    public void What_is_not_known_replaces_where_something_else_is_there(string olds, string live, string changes) =>
        Assert.Equal(changes, Senders.Diff(olds, $$$"""{"configuration":{"wabaId":"{{{Unknown}}}"}}""", live));

    [Theory]
    [InlineData("ONLINE", "")]
    [InlineData("ONLINE:UPDATING", "")]
    [InlineData("PENDING_VERIFICATION", "Add configuration.verificationMethod, Add configuration.verificationCode")]
    public void A_sender_that_was_read_online_needs_no_verification(string status, string changes)
    {
        var found = Senders.Diff(
            "{}", """{"configuration":{"verificationMethod":"voice","verificationCode":"1234"}}""", $$"""{"status":"{{status}}"}""");

        Assert.Equal(changes, found);
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("2", "Update configuration.wabaId replaces")]
    public void A_waba_that_was_filled_in_may_be_declared_as_it_is(string declared, string changes) => Assert.Equal(
        changes,
        Senders.Diff("{}", $$$"""{"configuration":{"wabaId":"{{{declared}}}"}}""", """{"configuration":{"wabaId":"1"}}"""));

    [Fact]
    public void A_waba_to_which_Meta_moved_the_number_may_be_declared() => Assert.Equal(
        "", Senders.Diff("""{"configuration":{"wabaId":"1"}}""", """{"configuration":{"wabaId":"2"}}""", """{"configuration":{"wabaId":"2"}}"""));

    [Fact]
    public void A_waba_that_nobody_has_looked_for_may_be_the_one_that_is_there() => Assert.Equal(
        "Add configuration.wabaId", Senders.Diff("{}", """{"configuration":{"wabaId":"2"}}""", """{"sid":"XE1"}"""));

    [Theory]
    [InlineData("""{"senderId":"rcs:b"}""", false)]
    [InlineData("""{"senderId":"rcs:a","configuration":{"wabaId":"2"}}""", true)]
    [InlineData("""{"senderId":"rcs:b","configuration":{"wabaId":"2"}}""", false)]
    public void The_old_sender_goes_first_unless_the_new_one_is_another(string news, bool first) =>
        Assert.Equal(first, Senders.DeletesFirst("""{"senderId":"rcs:a","configuration":{"wabaId":"1"}}""", news));

    [Theory]
    [InlineData("profile.name", "Update profile.emails[0].email, Update webhook.callbackUrl")]
    [InlineData("profile", "Update webhook.callbackUrl")]
    [InlineData("profile.emails[*].email", "Update profile.name, Update webhook.callbackUrl")]
    [InlineData("profile.emails[0]", "Update profile.name, Update webhook.callbackUrl")]
    [InlineData("profile.*", "Update webhook.callbackUrl")]
    [InlineData("[\"profile\"][\"name\"]", "Update profile.emails[0].email, Update webhook.callbackUrl")]
    [InlineData("prof", "Update profile.name, Update profile.emails[0].email, Update webhook.callbackUrl")]
    [InlineData("*", "")]
    public void What_is_ignored_is_left_out(string ignored, string changes)
    {
        var all = Senders.Diff(
            """{"profile":{"name":"a","emails":[{"email":"a"}]},"webhook":{"callbackUrl":"https://a.example"}}""",
            """{"profile":{"name":"b","emails":[{"email":"b"}]},"webhook":{"callbackUrl":"https://b.example"}}""",
            "{}", ignored).Split(", ").Order();

        Assert.Equal(changes.Split(", ").Order(), all);
    }
}
