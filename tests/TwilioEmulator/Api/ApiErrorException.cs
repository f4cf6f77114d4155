namespace TwilioEmulator.Api;

/// <summary>A request the API refuses, with Twilio's number for the reason.</summary>
sealed class ApiErrorException(int status, int code, string message) : Exception(message)
{
    const int ValidationError = 63100;

    public ApiAnswer Answer => ApiAnswer.Error(status, code, Message);

    public static ApiErrorException Invalid(string message) => new(400, ValidationError, message);

    public static ApiErrorException Duplicate() => new(409, ValidationError, "sender_id provided already exists");

    public static ApiErrorException Busy(int code) =>
        new(409, code, "The sender is being updated, try again later");

    public static ApiErrorException WhatsAppOnly(string verb) =>
        Invalid($"rcs senders can't be {verb}: this operation is WhatsApp only");

    public static ApiErrorException WrongCode() => new(400, 63113, "Sender Cannot Be Verified: verification_code is wrong");

    public static ApiErrorException NameRefused() =>
        new(400, 63124, "Display name was refused by Meta: The name doesn't tell what the business is");

    public static ApiErrorException NameInReview() =>
        new(409, 63128, "Another display name of this sender is in review: wait for its outcome");

    public static ApiErrorException NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    public static ApiErrorException MethodNotAllowed() => new(405, 20004, "Method not allowed");

    public static ApiErrorException Unauthorized() => new(401, 20003, "Authenticate");

    public static ApiErrorException UnsupportedMediaType() =>
        new(415, 20415, "Content-Type must be application/json");
}
