namespace Rehearsal;

/// <summary>Something the person at the terminal should read as one line.</summary>
internal sealed class RehearsalException(string message) : Exception(message);
