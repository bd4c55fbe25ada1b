namespace Advocacy.Tests.Support;

/// <summary>Outputs of a process that dies as it is about to change a file: neither that call nor any later one comes back.</summary>
/// <param name="outputs">Where everything before it goes.</param>
/// <param name="isLast">Whether a file is that one.</param>
internal sealed class DyingOutputs(IOutputs outputs, Func<string, bool> isLast) : WatchedOutputs(outputs)
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the process has died.</summary>
    public Task Died => _died.Task;

    protected override async Task BeforeAsync(string name, bool isChange)
    {
        if (_died.Task.IsCompleted || (isChange && isLast(name)))
        {
            _died.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }
    }
}
