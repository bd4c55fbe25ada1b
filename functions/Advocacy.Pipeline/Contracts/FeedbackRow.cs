using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>What HR wrote beside somebody on a list.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="EmployeeId">The person, a pseudonym.</param>
/// <param name="List">The list.</param>
/// <param name="Outcome">Accepted or declined; null where it is too early to say.</param>
/// <param name="On">The day of the answer, or null for the day on which the file is taken in.</param>
public sealed record FeedbackRow(int Line, string EmployeeId, string List, InvitationOutcome? Outcome, DateOnly? On);
