namespace Pulumi;

/// <summary>The engine did not take a log message.</summary>
public class LogException(Exception exception) : Exception("A message could not be logged: " + exception.Message, exception);
