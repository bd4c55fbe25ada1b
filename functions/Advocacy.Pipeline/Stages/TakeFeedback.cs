using System.Globalization;
using Advocacy.Domain.Facts;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Stages;

/// <summary>HR's answers ─► store. What HR wrote beside the people on a list becomes steps of theirs, each once however often the file is
/// taken in. Only who was invited on that list can have answered.</summary>
public sealed class TakeFeedback(IActivityStore store, TimeProvider clock, ILogger<TakeFeedback> logger)
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
            var steps = (await store.FindAsync(row.EmployeeId, Purpose.List, cancellationToken))?.Invitations.Where(step => step.List == row.List).ToList() ?? [];
            var at = TrainModel.StartOf(row.On ?? clock.Today());
            if (!steps.Any(step => step.Outcome == InvitationOutcome.Invited))
            {
                problems.Add(new(row.Line, $"this person was not invited on {row.List}"));
            }
            else if (at < steps[0].At || at > clock.GetUtcNow())
            {
                problems.Add(new(row.Line, string.Create(CultureInfo.InvariantCulture, $"an answer on {at:yyyy-MM-dd} lies before the list or in the future")));
            }
            else if (row.Outcome is { } outcome && steps.Any(step => step.Outcome == outcome))
            {
                known++;
            }
            else if (row.Outcome is { } answer)
            {
                facts.Add(new InvitationRecorded(row.EmployeeId, new(at, row.List, answer)));
            }
        }

        await store.MergeAsync(facts, cancellationToken);
        logger.FeedbackTaken(facts.Count, problems.Count);
        return new(facts.Count, known, rows.Count - facts.Count - known - problems.Count, problems);
    }
}
