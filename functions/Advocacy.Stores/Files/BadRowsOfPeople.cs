using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Stores.Files;

/// <summary>The bad rows as a place where people may be named, whatever store keeps them. A row that names somebody who is erased goes as a
/// whole: what is bad cannot be taken apart.</summary>
internal sealed class BadRowsOfPeople(IBadRowStore badRows) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "bad rows";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in badRows.ReadAsync(cancellationToken).Where(row => IsNaming(row, names)))
        {
            yield return Encoding.UTF8.GetString(row.Payload.Span);
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var ids = await badRows
            .ReadAsync(cancellationToken)
            .Where(row => IsNaming(row, names))
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        await badRows.RemoveAsync(ids, cancellationToken);
        return new(ids.Count);
    }

    /// <summary>Its origin is the name of a file, which may be somebody's.</summary>
    private static bool IsNaming(BadRow row, PersonNames names) => names.In(row.Payload.Span) || names.InFileName(row.Origin);
}
