using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Stores.Ledger;

/// <summary>What the ledger has booked, as a place where people may be named. Its rows name nobody, and stay.</summary>
internal sealed class LedgerPersonalData(OutputsLedger ledger, ILeases leases) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "ledger";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await ledger.ReadAsync(cancellationToken) is not { } head)
        {
            yield break;
        }

        foreach (var gain in head.Untold.Where(gain => gain.PersonId == names.Pseudonym))
        {
            yield return JsonSerializer.Serialize(gain, JsonSerializerOptions.Web);
        }

        foreach (var slice in head.Slices.Where(slice => OutputsLedger.MayHold(slice, names.Pseudonym)))
        {
            foreach (
                var person in (await ledger.ReadSliceAsync(slice, cancellationToken)).Where(person => person.PersonId == names.Pseudonym)
            )
            {
                yield return JsonSerializer.Serialize(person, JsonSerializerOptions.Web);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        // Who closes days meanwhile would write them again, and reads what would be deleted.
        if (await leases.TryTakeAsync(BookDays.Name, cancellationToken) is not { } lease)
        {
            return new(0, IsWhole: false);
        }

        await using (lease)
        {
            var head = await ledger.ReadAsync(cancellationToken);
            var (next, erased) = head is null ? (null, 0) : await WithoutAsync(head, names, cancellationToken);
            if (erased > 0 && !await ledger.CommitAsync(head, next!, cancellationToken))
            {
                return new(0, IsWhole: false);
            }

            await (isLast ? ledger.CleanAsync(erased > 0 ? next : head, cancellationToken) : Task.CompletedTask);
            return new(erased);
        }
    }

    private async Task<(LedgerHead Head, int Erased)> WithoutAsync(LedgerHead head, PersonNames names, CancellationToken cancellationToken)
    {
        var untold = head.Untold.Where(gain => gain.PersonId != names.Pseudonym).ToList();
        var erased = head.Untold.Count - untold.Count;
        var slices = new List<LedgerSlice>();
        foreach (var slice in head.Slices)
        {
            var people = OutputsLedger.MayHold(slice, names.Pseudonym) ? await ledger.ReadSliceAsync(slice, cancellationToken) : [];
            var left = people.Where(person => person.PersonId != names.Pseudonym).ToList();
            erased += people.Count - left.Count;
            if (left.Count == people.Count)
            {
                slices.Add(slice);
            }
            else if (left.Count > 0)
            {
                slices.Add(await ledger.SaveSliceAsync(left, cancellationToken));
            }
        }

        return (head with { Version = head.Version + 1, Untold = untold, Slices = slices }, erased);
    }
}
