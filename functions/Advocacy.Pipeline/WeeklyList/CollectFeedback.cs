using System.Globalization;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>inbox ─► store. Takes in the lists that HR has put back. A file that was taken in twice, or in part, changes nothing the second
/// time.</summary>
public sealed class CollectFeedback(IFeedbackInbox inbox, ReadFeedback take) : IScheduledStage
{
    /// <inheritdoc/>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        (await RunAsync(cancellationToken)).Count > 0;

    /// <summary>Takes in what is there.</summary>
    /// <returns>What came of each file.</returns>
    public async Task<IReadOnlyList<CollectedFeedback>> RunAsync(CancellationToken cancellationToken)
    {
        var (files, collected) = (await inbox.ListAsync(cancellationToken), new List<CollectedFeedback>());
        foreach (var file in files)
        {
            try
            {
                if (await inbox.ReadAsync(file, cancellationToken) is var (rows, unreadable))
                {
                    var taken = await take.RunAsync(rows, cancellationToken);
                    FeedbackProblem[] problems = [.. unreadable.Concat(taken.Problems).OrderBy(problem => problem.Line)];
                    collected.Add(new(file, WordOf(taken, problems), problems.Length > 0));
                    await inbox.CloseAsync(file, collected[^1].Word, problems.Length > 0, cancellationToken);
                }
            }
            catch (RefusedFileException e)
            {
                collected.Add(new(file, e.Message, true));
                await inbox.CloseAsync(file, e.Message, isKept: true, cancellationToken);
            }
        }

        return collected;
    }

    private static string WordOf(FeedbackTaken taken, IEnumerable<FeedbackProblem> problems) =>
        string.Join(
            '\n',
            problems
                .Select(problem => string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}: {problem.Why}"))
                .Prepend(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{taken.Taken} answers taken in, {taken.Known} known before, {taken.Open} open"
                    )
                )
        );
}

/// <summary>What came of a list that HR put back.</summary>
/// <param name="File">The file.</param>
/// <param name="Word">What HR is told of it.</param>
/// <param name="HasProblems">Whether it is kept for HR to mend.</param>
public sealed record CollectedFeedback(string File, string Word, bool HasProblems);

/// <summary>Where HR puts lists back.</summary>
public interface IFeedbackInbox
{
    /// <summary>The files that are there.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What a file holds; null where it is gone.</summary>
    /// <exception cref="RefusedFileException">It is no list.</exception>
    Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)?> ReadAsync(
        string file,
        CancellationToken cancellationToken
    );

    /// <summary>Takes a file out of the inbox and leaves a report on it. A file with problems is kept for HR to mend.</summary>
    Task CloseAsync(string file, string word, bool isKept, CancellationToken cancellationToken);
}
