using Advocacy.Domain.People;

namespace Advocacy.Domain.Facts;

/// <summary>A person's answers to the survey.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RecordedAt">When the source recorded them; the later record of one day wins.</param>
/// <param name="AnsweredOn">The day of the answers.</param>
/// <param name="Answers">The answers.</param>
public sealed record SurveyAnswered(string EmployeeId, DateTimeOffset RecordedAt, DateOnly AnsweredOn, SurveyAnswers Answers) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
