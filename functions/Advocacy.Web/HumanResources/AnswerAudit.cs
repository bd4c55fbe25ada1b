using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Web.Visitors;

namespace Advocacy.Web.HumanResources;

/// <summary>Notes in the audit that a human being chose, and who by a mark: what the program proposes is decided by people (GDPR
/// Art. 22).</summary>
public sealed class AnswerAudit(IAudit audit, Pseudonyms pseudonyms)
{
    /// <summary>The kind of its entries.</summary>
    public const string Kind = "answer";

    private const string Stranger = "somebody outside the directory";

    /// <summary>Notes an answer that somebody of HR gave for a person.</summary>
    public async Task NoteAsync(Visitor? visitor, PersonId person, Invitation step, string word, CancellationToken cancellationToken)
    {
        var who = visitor?.Employee is { } employee
            ? ForgetPerson.SubjectOf((await pseudonyms.LoadAsync(cancellationToken))(employee))
            : Stranger;
        await audit.AddAsync(new(step.At, Kind, ForgetPerson.SubjectOf(person), $"{step.List}: {word}, noted by {who}"), cancellationToken);
    }
}
