namespace Advocacy.Pipeline.Sources;

/// <summary>The calls that a source may make, tries included.</summary>
/// <param name="left">How many are left today.</param>
/// <param name="renewedAt">When there are new ones, UTC.</param>
public sealed class CallBudget(int left, DateTimeOffset renewedAt)
{
    private int _made;

    /// <summary>Calls made.</summary>
    public int Made => _made;

    /// <summary>Counts a call that is about to be made.</summary>
    /// <exception cref="SourcePausedException">There is none left.</exception>
    public void Take()
    {
        if (Interlocked.Increment(ref _made) > left)
        {
            Interlocked.Decrement(ref _made);
            throw new SourcePausedException(renewedAt, "the calls of the day are spent");
        }
    }
}
