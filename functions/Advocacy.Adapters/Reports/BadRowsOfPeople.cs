using System.Runtime.CompilerServices;
using System.Text;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>The bad rows as a place where people may be named, whatever store keeps them. A row that names somebody who is erased goes as a whole: what is bad cannot be
/// taken apart.</summary>
internal sealed class BadRowsOfPeople(IBadRowStore badRows) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "bad rows";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in badRows.ReadAsync(cancellationToken).Where(row => names.In(row.Payload.Span)))
        {
            yield return Encoding.UTF8.GetString(row.Payload.Span);
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var ids = await badRows.ReadAsync(cancellationToken).Where(row => names.In(row.Payload.Span)).Select(row => row.Id).ToListAsync(cancellationToken);
        await badRows.RemoveAsync(ids, cancellationToken);
        return ids.Count;
    }
}
