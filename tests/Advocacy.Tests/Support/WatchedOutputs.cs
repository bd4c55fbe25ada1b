namespace Advocacy.Tests.Support;

/// <summary>Outputs before each use of which something is done.</summary>
/// <param name="outputs">The outputs.</param>
internal abstract class WatchedOutputs(IOutputs outputs) : IOutputs
{
    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        WatchedAsync(name, isChange: true, () => outputs.WriteAsync(audience, name, write, cancellationToken));

    public Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WatchedAsync(name, isChange: true, () => outputs.CreateAsync(audience, name, content, cancellationToken));

    public Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    ) => WatchedAsync(name, isChange: true, () => outputs.ChangeAsync(audience, name, change, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        WatchedAsync(name, isChange: false, () => outputs.ReadAsync(audience, name, cancellationToken));

    public Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        WatchedAsync(name, isChange: false, () => outputs.OpenAsync(audience, name, cancellationToken));

    public Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken) =>
        WatchedAsync(prefix, isChange: false, () => outputs.ListAsync(audience, prefix, cancellationToken));

    public Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken) =>
        WatchedAsync(
            prefix,
            isChange: true,
            async () =>
            {
                await outputs.ExpireAsync(audience, prefix, before, cancellationToken);
                return true;
            }
        );

    public Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        WatchedAsync(
            name,
            isChange: true,
            async () =>
            {
                await outputs.DeleteAsync(audience, name, cancellationToken);
                return true;
            }
        );

    /// <summary>Comes before each use.</summary>
    /// <param name="name">The file, or how the names of files begin.</param>
    /// <param name="isChange">Whether something is written or deleted.</param>
    protected abstract Task BeforeAsync(string name, bool isChange);

    private async Task<T> WatchedAsync<T>(string name, bool isChange, Func<Task<T>> use)
    {
        await BeforeAsync(name, isChange);
        return await use();
    }
}
