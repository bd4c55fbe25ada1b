namespace Advocacy.Pipeline.Sources;

/// <summary>The calls that a run of a source may make, tries included: taken from what all instances share, a few at a time.</summary>
/// <param name="grant">Grants some; it throws <see cref="SourcePausedException"/> where there are none.</param>
/// <param name="clock">Tells whether they may still be made.</param>
public sealed class CallBudget(Func<CancellationToken, Task<(int Calls, DateTimeOffset Until)>> grant, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private int _left;
    private DateTimeOffset _until;

    /// <summary>Calls made.</summary>
    public int Made { get; private set; }

    /// <summary>Those that were granted and not made, and until when they may be.</summary>
    public (int Calls, DateTimeOffset Until) Left => (_left, _until);

    /// <summary>So many calls, and no more.</summary>
    public static CallBudget Of(int calls, TimeProvider clock)
    {
        var left = calls;
        return new(
            _ =>
                Interlocked.Exchange(ref left, 0) is > 0 and var all
                    ? Task.FromResult((all, DateTimeOffset.MaxValue))
                    : throw new SourcePausedException(DateTimeOffset.MaxValue, "the calls are spent"),
            clock
        );
    }

    /// <summary>Counts a call that is about to be made.</summary>
    /// <exception cref="SourcePausedException">There is none left for now.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (_left == 0 || clock.GetUtcNow() >= _until)
            {
                // What was not made in its minute stays counted there: it cannot be known to be the network's next window.
                (_left, _until) = await grant(cancellationToken);
            }

            _left--;
            Made++;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
