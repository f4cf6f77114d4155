using ProviderKit.Lifecycle;
using TwilioApi;

namespace PulumiTwilioSenders.Senders;

/// <summary>Stands in where previewOnly is set: whatever would reach Twilio fails.</summary>
internal sealed class PreviewOnlyLifecycle : IResourceLifecycle<Sender>
{
    public Task<Live<Sender>> CreateAsync(CreateRequest request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Creating");

    public Task<Live<Sender>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Reading");

    public Task<Live<Sender>> UpdateAsync(UpdateRequest<Sender> request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Updating");

    public Task DeleteAsync(DeleteRequest request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Deleting");

    private static OperationFailedException Refused(string what) => new(FailureKind.Precondition,
        $"{what} a sender needs Twilio, but twilio:previewOnly (or TWILIO_PREVIEW_ONLY) is set. Unset it and configure credentials to run this for real.");
}
