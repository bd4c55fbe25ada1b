namespace Advocacy.Tests.Support;

/// <summary>Outputs of a process that dies as it is about to write a file: neither that call nor any later one comes back.</summary>
/// <param name="outputs">Where everything before it goes.</param>
/// <param name="isLast">Whether a file is that one.</param>
internal sealed class DyingOutputs(IOutputs outputs, Func<string, bool> isLast) : IOutputs
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the process has died.</summary>
    public Task Died => _died.Task;

    public Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        AliveAsync(name, () => outputs.WriteAsync(audience, name, write, cancellationToken));

    public Task<bool> CreateAsync(Audience audience, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        AliveAsync(name, () => outputs.CreateAsync(audience, name, content, cancellationToken));

    public Task<bool> ChangeAsync(
        Audience audience,
        string name,
        Func<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>?> change,
        CancellationToken cancellationToken
    ) => AliveAsync(name, () => outputs.ChangeAsync(audience, name, change, cancellationToken));

    public Task<ReadOnlyMemory<byte>?> ReadAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        AliveAsync("", () => outputs.ReadAsync(audience, name, cancellationToken));

    public Task<OpenedFile?> OpenAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        AliveAsync("", () => outputs.OpenAsync(audience, name, cancellationToken));

    public Task<IReadOnlyList<string>> ListAsync(Audience audience, string prefix, CancellationToken cancellationToken) =>
        AliveAsync("", () => outputs.ListAsync(audience, prefix, cancellationToken));

    public Task ExpireAsync(Audience audience, string prefix, DateTimeOffset before, CancellationToken cancellationToken) =>
        AliveAsync(
            "",
            async () =>
            {
                await outputs.ExpireAsync(audience, prefix, before, cancellationToken);
                return true;
            }
        );

    public Task DeleteAsync(Audience audience, string name, CancellationToken cancellationToken) =>
        AliveAsync(
            "",
            async () =>
            {
                await outputs.DeleteAsync(audience, name, cancellationToken);
                return true;
            }
        );

    private async Task<T> AliveAsync<T>(string written, Func<Task<T>> call)
    {
        if (_died.Task.IsCompleted || (written.Length > 0 && isLast(written)))
        {
            _died.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        return await call();
    }
}
