using Advocacy.Pipeline.Contracts;

namespace Advocacy.Adapters.Sheets;

/// <summary>What a list that came back holds.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Problems">Those that could not.</param>
public sealed record FeedbackSheetRows(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems);
