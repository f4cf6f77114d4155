using ProviderKit.Lifecycle;

namespace PulumiTwilioSenders.Senders;

/// <summary>Stands in where previewOnly is set: whatever would reach Twilio fails.</summary>
internal sealed class PreviewOnlyLifecycle : IResourceLifecycle<ManagedSender>
{
    public Task<Live<ManagedSender>> CreateAsync(CreateRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Creating");

    public Task<Live<ManagedSender>?> ReadAsync(ReadRequest request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Reading");

    public Task<Live<ManagedSender>> UpdateAsync(UpdateRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Updating");

    public Task DeleteAsync(DeleteRequest<ManagedSender> request, Operation operation, CancellationToken cancellationToken) =>
        throw Refused("Deleting");

    private static OperationFailedException Refused(string what) => new(FailureKind.Precondition,
        $"{what} a sender needs Twilio, but twilio:previewOnly (or TWILIO_PREVIEW_ONLY) is set. Unset it and configure credentials to run this for real.");
}
