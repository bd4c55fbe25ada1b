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
        if (now < wanted)
        {
            await using var lease = await leases.TryTakeAsync($"parts-{source}", cancellationToken);
            now = lease is null ? now : await CutAsync(source, wanted, cancellationToken);
        }

        // What a process left that died while it cut them.
        await states.DeletePartsBesidesAsync(source, now, cancellationToken);
        return SourcePart.All(now);
    }

    private async Task<int> CutAsync(string source, int wanted, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(source, cancellationToken);
        if (state.Parts >= wanted)
        {
            return state.Parts;
        }

        foreach (var part in SourcePart.All(wanted))
        {
            // Each keeps all that its old part knew, and forgets the others' people when it is asked.
            var old = await states.ReadPartAsync(source, part.Within(state.Parts), cancellationToken);
            await states.SavePartAsync(old with { Part = part, Version = 0 }, cancellationToken);
        }

        return (
            await states.ChangeAsync(source, current => current with { Parts = Math.Max(current.Parts, wanted) }, cancellationToken)
        ).Parts;
    }
}
