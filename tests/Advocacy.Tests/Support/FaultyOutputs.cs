namespace Advocacy.Tests.Support;

/// <summary>Outputs whose disk is full from a change on: nothing is written or deleted any more, as where the process was killed.</summary>
internal sealed class FaultyOutputs(IOutputs outputs) : WatchedOutputs(outputs)
{
    private int _changes;

    /// <summary>Changes that still succeed.</summary>
    public int Left { get; set; } = int.MaxValue;

    /// <summary>Lets so many more changes succeed.</summary>
    public void Allow(int changes) => Left = changes == int.MaxValue ? changes : _changes + changes;

    protected override Task BeforeAsync(string name, bool isChange) =>
        isChange && ++_changes > Left ? throw new IOException("No space left on device") : Task.CompletedTask;
}
