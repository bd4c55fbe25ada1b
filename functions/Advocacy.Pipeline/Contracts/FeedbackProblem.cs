namespace Advocacy.Pipeline.Contracts;

/// <summary>A row of feedback that could not be taken in.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Why">Why, in words.</param>
public sealed record FeedbackProblem(int Line, string Why);
