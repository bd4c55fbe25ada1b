using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Stages;

/// <summary>What came of HR's answers.</summary>
/// <param name="Taken">Answers recorded.</param>
/// <param name="Known">Answers that were recorded before.</param>
/// <param name="Open">Rows without an answer yet.</param>
/// <param name="Problems">Rows that could not be taken in.</param>
public sealed record FeedbackTaken(int Taken, int Known, int Open, IReadOnlyList<FeedbackProblem> Problems);
