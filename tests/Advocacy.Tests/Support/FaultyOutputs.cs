namespace Advocacy.Tests.Support;

/// <summary>Outputs whose disk is full from a change on: nothing is written or deleted any more, as where the process was killed.</summary>
internal sealed class FaultyOutputs(IOutputs outputs) : IOutputs
{
    private int _changes;

    /// <summary>Changes that still succeed.</summary>
    public int Left { get; set; } = int.MaxValue;

    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        Changed(() => outputs.WriteAsync(audience, name, write, cancellationToken));

    public Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Changed(() => outputs.CreateAsync(audience, name, content, cancellationToken));

    public Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    ) => Changed(() => outputs.ChangeAsync(audience, name, change, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        outputs.ReadAsync(audience, name, cancellationToken);

    public Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        outputs.OpenAsync(audience, name, cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken) =>
        outputs.ListAsync(audience, prefix, cancellationToken);

    public Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken) =>
        outputs.ExpireAsync(audience, prefix, before, cancellationToken);

    public Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        Changed(async () =>
        {
            await outputs.DeleteAsync(audience, name, cancellationToken);
            return true;
        });

    private Task<T> Changed<T>(Func<Task<T>> change) => ++_changes > Left ? throw new IOException("No space left on device") : change();

    /// <summary>Lets so many more changes succeed.</summary>
    public void Allow(int changes) => Left = changes == int.MaxValue ? changes : _changes + changes;
}
