using Advocacy.Pipeline.Privacy;

namespace Advocacy.Stores.Files;

/// <summary>What writers that were killed have left in the output folder, and the details of the last error, as places where people may be
/// named.</summary>
public sealed class UnfinishedFiles(string folder) : IPersonalData
{
    /// <summary>The details of the last error: an exception may repeat what it was given.</summary>
    public const string ErrorLog = "error.log";

    /// <inheritdoc/>
    public string Place => "unfinished files";

    /// <summary>Clears up after writers that were killed; who writes now is not disturbed.</summary>
    /// <param name="folder">The output folder. What may not be read or deleted there stays.</param>
    public static void DeleteIn(string folder)
    {
        try
        {
            AtomicFile.DeleteUnfinished(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way: an erasure says so where it cannot be deleted.
        }
    }

    /// <summary>Nothing: each is the beginning of a file that is held elsewhere too.</summary>
    public IAsyncEnumerable<string> FindAsync(PersonNames names, CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

    /// <inheritdoc/>
    public Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        File.Delete(Path.Combine(folder, ErrorLog));
        var (deleted, isWriting) = AtomicFile.DeleteUnfinished(folder);
        return Task.FromResult(new Swept(deleted, !isWriting));
    }
}
