namespace Advocacy.Tests.Support;

/// <summary>Outputs in the middle of whose use something else happens, once.</summary>
/// <param name="outputs">The outputs.</param>
/// <param name="isWhen">Whether it happens before a file is read.</param>
/// <param name="happen">What happens.</param>
internal sealed class InterruptedOutputs(IOutputs outputs, Func<string, bool> isWhen, Func<Task> happen) : WatchedOutputs(outputs)
{
    private int _times;

    protected override async Task BeforeAsync(string name, bool isChange)
    {
        if (!isChange && isWhen(name) && Interlocked.Exchange(ref _times, 1) == 0)
        {
            await happen();
        }
    }
}
