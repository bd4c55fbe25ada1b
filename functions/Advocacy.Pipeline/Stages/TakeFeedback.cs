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
        var invited = await InvitedAsync([.. rows.Select(row => row.List)], cancellationToken);
        var facts = new List<Fact>();
        var problems = new List<FeedbackProblem>();
        foreach (var row in rows)
        {
            var at = TrainModel.StartOf(row.On ?? clock.Today());
            if (!invited.TryGetValue((row.EmployeeId, row.List), out var since))
            {
                problems.Add(new(row.Line, $"{row.EmployeeId} was not invited on {row.List}"));
            }
            else if (at < since || at > clock.GetUtcNow())
            {
                problems.Add(new(row.Line, $"an answer on {at:yyyy-MM-dd} lies before the list or in the future"));
            }
            else if (row.Outcome is { } outcome)
            {
                facts.Add(new InvitationRecorded(row.EmployeeId, new(at, row.List, outcome)));
            }
        }

        await store.MergeAsync(facts, cancellationToken);
        logger.FeedbackTaken(facts.Count, problems.Count);
        return new(facts.Count, rows.Count - facts.Count - problems.Count, problems);
    }

    private async Task<Dictionary<(string, string), DateTimeOffset>> InvitedAsync(HashSet<string> lists, CancellationToken cancellationToken)
    {
        var invited = new Dictionary<(string, string), DateTimeOffset>();
        await foreach (var person in store.ReadAsync(cancellationToken))
        {
            foreach (var step in person.Invitations.Where(step => step.Outcome == InvitationOutcome.Invited && lists.Contains(step.List)))
            {
                invited.TryAdd((person.EmployeeId, step.List), step.At);
            }
        }

        return invited;
    }
}
