using System.Globalization;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Observability;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>HR's answers ─► store. What HR wrote beside the people on a list becomes steps of theirs, each once however often the file is
/// taken in. Only who was invited on that list can have answered.</summary>
public sealed class ReadFeedback(IActivityStore store, TimeProvider clock, ILogger<ReadFeedback> logger)
{
    /// <summary>The command's name.</summary>
    public const string Name = "feedback";

    /// <summary>Takes in rows.</summary>
    public async Task<FeedbackTaken> RunAsync(IReadOnlyList<FeedbackRow> rows, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        var problems = new List<FeedbackProblem>();
        var known = 0;
        foreach (var row in rows)
        {
            var steps =
                (await store.FindAsync(row.PersonId, Purpose.List, cancellationToken))
                    ?.Invitations.Where(step => step.List == row.List)
                    .ToList()
                ?? [];
            var at = UtcDay.StartOf(row.On ?? clock.Today());
            if (!steps.Any(step => step.Outcome == InvitationOutcome.Invited))
            {
                problems.Add(new(row.Line, $"this person was not invited on {row.List}"));
            }
            else if (at < steps[0].At || at > clock.GetUtcNow())
            {
                problems.Add(
                    new(
                        row.Line,
                        string.Create(CultureInfo.InvariantCulture, $"an answer on {at:yyyy-MM-dd} lies before the list or in the future")
                    )
                );
            }
            else if (row.Outcome is { } outcome && steps.Any(step => step.Outcome == outcome))
            {
                known++;
            }
            else if (row.Outcome is { } answer)
            {
                facts.Add(new InvitationRecorded(row.PersonId, new(at, row.List, answer)));
            }
        }

        await store.MergeAsync(facts, cancellationToken);
        logger.FeedbackTaken(facts.Count, problems.Count);
        return new(facts.Count, known, rows.Count - facts.Count - known - problems.Count, problems);
    }
}

/// <summary>What came of HR's answers.</summary>
/// <param name="Taken">Answers recorded.</param>
/// <param name="Known">Answers that were recorded before.</param>
/// <param name="Open">Rows without an answer yet.</param>
/// <param name="Problems">Rows that could not be taken in.</param>
public sealed record FeedbackTaken(int Taken, int Known, int Open, IReadOnlyList<FeedbackProblem> Problems);

/// <summary>What HR wrote beside somebody on a list.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="PersonId">The person, a pseudonym.</param>
/// <param name="List">The list.</param>
/// <param name="Outcome">Accepted or declined; null where it is too early to say.</param>
/// <param name="On">The day of the answer, or null for the day on which the file is taken in.</param>
public sealed record FeedbackRow(int Line, PersonId PersonId, IsoWeek List, InvitationOutcome? Outcome, DateOnly? On);

/// <summary>A row of feedback that could not be taken in.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Why">Why, in words.</param>
public sealed record FeedbackProblem(int Line, string Why);
