using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Sources;

/// <summary>The parts that a source's people are cut into: twice as many whenever they have become too many, never fewer.</summary>
public sealed class SourceParts(ISourceStates states, ILeases leases, IOptions<SourcesOptions> options)
{
    /// <summary>The parts of a source now. What is known of people goes with them to the part that they are in.</summary>
    /// <param name="source">The source.</param>
    /// <param name="people">How many people it asks about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<SourcePart>> OfAsync(string source, int people, CancellationToken cancellationToken)
    {
        var wanted = SourcePart.CountFor(people, options.Value.AccountsAPart);
        var now = (await states.ReadAsync(source, cancellationToken)).Parts;
        await using var lease = await leases.TryTakeAsync($"parts-{source}", cancellationToken);
        if (lease is null)
        {
            return SourcePart.All(now);
        }

        now = (await states.ReadAsync(source, cancellationToken)).Parts;
        // What a process left that died while it cut them.
        await states.DeletePartsBesidesAsync(source, now, cancellationToken);
        if (now < wanted && await TryCutAsync(source, now, wanted, cancellationToken))
        {
            await states.DeletePartsBesidesAsync(source, wanted, cancellationToken);
            now = wanted;
        }

        return SourcePart.All(now);
    }

    /// <summary>Cuts parts, unless one of them is just being asked: the next time will do.</summary>
    private async Task<bool> TryCutAsync(string source, int now, int wanted, CancellationToken cancellationToken)
    {
        var held = new List<ILease>();
        try
        {
            foreach (var part in SourcePart.All(now))
            {
                if (await leases.TryTakeAsync(part.LeaseOf(source), cancellationToken) is not { } lease)
                {
                    return false;
                }

                held.Add(lease);
            }

            foreach (var part in SourcePart.All(wanted))
            {
                // Each keeps all that its old part knew, and forgets the others' people when it is asked.
                var old = await states.ReadPartAsync(source, part.Within(now), cancellationToken);
                await states.SavePartAsync(old with { Part = part, Version = 0 }, cancellationToken);
            }

            await states.ChangeAsync(source, current => current with { Parts = wanted }, cancellationToken);
            return true;
        }
        finally
        {
            foreach (var lease in held)
            {
                await lease.DisposeAsync();
            }
        }
    }
}
