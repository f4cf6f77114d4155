using Microsoft.Extensions.Time.Testing;
using Twilio.Exceptions;
using Twilio.Rest.Messaging.V2;
using TwilioEmulator.Tests.Harness;
using static TwilioEmulator.Tests.Harness.Emulation;
using static Twilio.Rest.Messaging.V2.ChannelsSenderResource;

namespace TwilioEmulator.Tests.Library;

/// <summary>The change of a display name as Twilio's own library for C# sees it.</summary>
public sealed class DisplayNameTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_change_is_seen_from_its_beginning_to_its_end()
    {
        var time = new FakeTimeProvider(Start);
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review, TimeProvider = time });
        using var library = new LibraryClient(emulation);
        emulation.Seed();
        Assert.Null((await FetchAsync(FirstSid, library.Rest)).PendingDisplayNameStatus);
        var updated = await RenameAsync(library, "New");
        Assert.Equal((DisplayNameStatusEnum.Updating, null), (updated.DisplayNameStatus, updated.PendingDisplayName));
        var fetched = await FetchAsync(FirstSid, library.Rest);
        Assert.Equal(("Example", "New", PendingDisplayNameStatusEnum.PendingReview, Start.UtcDateTime, null),
            (fetched.Profile.Name, fetched.PendingDisplayName, fetched.PendingDisplayNameStatus,
                fetched.PendingDisplayNameStatusDate?.ToUniversalTime(), fetched.DisplayNameStatus));
        PendingDisplayNameStatusEnum[] statuses =
        [
            PendingDisplayNameStatusEnum.Approved, PendingDisplayNameStatusEnum.Declined, PendingDisplayNameStatusEnum.PinMismatch,
            PendingDisplayNameStatusEnum.RegistrationFailed, PendingDisplayNameStatusEnum.Expired, PendingDisplayNameStatusEnum.Completed,
        ];
        foreach (var status in statuses)
        {
            time.Advance(TimeSpan.FromHours(1));
            emulation.Server.Senders.DecideName(Number, status.ToString());
            fetched = await FetchAsync(FirstSid, library.Rest);
            Assert.Equal((status, time.GetUtcNow().UtcDateTime),
                (fetched.PendingDisplayNameStatus, fetched.PendingDisplayNameStatusDate?.ToUniversalTime()));
        }
        Assert.Equal("New", fetched.Profile.Name);
        emulation.Server.Senders.FadeName(Number);
        fetched = await FetchAsync(FirstSid, library.Rest);
        Assert.Equal(("New", null, null, null), (fetched.Profile.Name, fetched.PendingDisplayName,
            fetched.PendingDisplayNameStatus, fetched.PendingDisplayNameStatusDate));
    }

    [Fact]
    public async Task The_answer_of_an_update_is_one_of_the_four()
    {
        await using var emulation = await StartAsync(new() { NameChanges = NameChanges.Review });
        using var library = new LibraryClient(emulation);
        emulation.Seed();
        Assert.Equal(DisplayNameStatusEnum.NoChange, (await RenameAsync(library, "Example")).DisplayNameStatus);
        Assert.Equal(DisplayNameStatusEnum.Updating, (await RenameAsync(library, "New")).DisplayNameStatus);
        Assert.Equal(DisplayNameStatusEnum.PendingReview, (await RenameAsync(library, "New")).DisplayNameStatus);
        Assert.Equal(DisplayNameStatusEnum.Error, (await RenameAsync(library, "Other", about: "Us")).DisplayNameStatus);
        Assert.Null((await RenameAsync(library, null, about: "We")).DisplayNameStatus);
    }

    [Theory]
    [InlineData(NameChanges.Refused, 400, 63124)]
    [InlineData(NameChanges.Review, 409, 63128)]
    public async Task A_name_that_comes_alone_fails_with_its_code(NameChanges changes, int status, int code)
    {
        await using var emulation = await StartAsync(new() { NameChanges = changes });
        using var library = new LibraryClient(emulation);
        emulation.Seed();
        if (changes == NameChanges.Review)
            await RenameAsync(library, "Other");
        var error = await Assert.ThrowsAsync<ApiException>(() => RenameAsync(library, "New"));
        Assert.Equal((status, code), (error.Status, error.Code));
    }

    static Task<ChannelsSenderResource> RenameAsync(LibraryClient library, string? name, string? about = null) => UpdateAsync(
        new UpdateChannelsSenderOptions(FirstSid)
        {
            MessagingV2ChannelsSenderRequestsUpdate = new MessagingV2ChannelsSenderRequestsUpdate.Builder()
                .WithProfile(new MessagingV2ChannelsSenderProfile.Builder().WithName(name).WithAbout(about).Build()).Build(),
        },
        library.Rest);
}
