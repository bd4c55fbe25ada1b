using Advocacy.Domain.Values;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Web.SignIn;

/// <summary>The company's people by their addresses. The directory is read anew once it is <see cref="Kept"/> old: who leaves the company
/// is nobody here by then.</summary>
public sealed class AddressIndex(IAddressBook book, TimeProvider clock) : IDisposable
{
    /// <summary>How long what was read counts.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    // One reference, so that a reader sees the old one or the new one.
    private Directory? _read;

    /// <summary>Whose an address is; nobody's where two people have it: neither may see what is the other's.</summary>
    public async Task<Addressee?> FindAsync(string address, CancellationToken cancellationToken) =>
        AddressBooks.Only([.. (await ReadAsync(cancellationToken)).ByAddress[address]]);

    /// <summary>Whether somebody is in the directory.</summary>
    public async Task<bool> HasAsync(EmployeeId employee, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).Employees.Contains(employee);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<Directory> ReadAsync(CancellationToken cancellationToken)
    {
        if (_read is { } known && clock.GetUtcNow() < known.Until)
        {
            return known;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_read is not { } read || clock.GetUtcNow() >= read.Until)
            {
                var people = await book.ReadAsync(cancellationToken);
                read = new(
                    people.ToLookup(person => person.Email, StringComparer.OrdinalIgnoreCase),
                    people.Select(person => person.Employee).ToHashSet(),
                    clock.GetUtcNow() + Kept
                );
                _read = read;
            }

            return read;
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed record Directory(ILookup<string, Addressee> ByAddress, HashSet<EmployeeId> Employees, DateTimeOffset Until);
}
