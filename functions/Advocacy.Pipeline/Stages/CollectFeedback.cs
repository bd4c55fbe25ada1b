using System.Globalization;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Pipeline.Stages;

/// <summary>inbox ─► store. Takes in the lists that HR has put back. A file that was taken in twice, or half, changes nothing the second time.</summary>
public sealed class CollectFeedback(IFeedbackInbox inbox, TakeFeedback take) : IScheduledStage
{
    /// <inheritdoc/>
    public bool IsTold => false;

    /// <inheritdoc/>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Takes in what is there.</summary>
    /// <returns>Files taken in.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var files = await inbox.ListAsync(cancellationToken);
        foreach (var file in files)
        {
            try
            {
                if (await inbox.ReadAsync(file, cancellationToken) is var (rows, unreadable))
                {
                    var taken = await take.RunAsync(rows, cancellationToken);
                    FeedbackProblem[] problems = [.. unreadable.Concat(taken.Problems).OrderBy(problem => problem.Line)];
                    await inbox.CloseAsync(file, WordOf(taken, problems), problems.Length > 0, cancellationToken);
                }
            }
            catch (InvalidDataException e)
            {
                await inbox.CloseAsync(file, e.Message, isKept: true, cancellationToken);
            }
        }

        return files.Count;
    }

    private static string WordOf(FeedbackTaken taken, IEnumerable<FeedbackProblem> problems) => string.Join('\n', problems
        .Select(problem => string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}: {problem.Why}"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"{taken.Taken} answers taken in, {taken.Known} known before, {taken.Open} open")));
}
