using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Where HR puts lists back.</summary>
public interface IFeedbackInbox
{
    /// <summary>The files that are there.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What a file holds; null where it is gone.</summary>
    /// <exception cref="InvalidDataException">It is no list.</exception>
    Task<(IReadOnlyList<FeedbackRow> Rows, IReadOnlyList<FeedbackProblem> Problems)?> ReadAsync(string file, CancellationToken cancellationToken);

    /// <summary>Takes a file out of the inbox and leaves word of what came of it. A file with problems is kept for HR to mend.</summary>
    Task CloseAsync(string file, string word, bool isKept, CancellationToken cancellationToken);
}
