using System.Runtime.CompilerServices;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Figures;

/// <summary>Rolls up a part of the people: stages their rows, and finds their adoption by week.</summary>
public sealed class RollUpPart(
    IActivityStore store,
    IReachStore reach,
    IOptions<ReachOptions> reachOptions,
    IOptions<ConversionOptions> conversionOptions
)
{
    /// <summary>Rolls up a part.</summary>
    /// <param name="run">The run, for the rows that are laid aside.</param>
    /// <param name="number">The number of the part, from 0.</param>
    /// <param name="part">The part, as the store names it.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    public async Task<RolledUpPart> RunAsync(
        string run,
        int number,
        string part,
        DateOnly from,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        var population = conversionOptions.Value.Population;
        var adoption = new AdoptionFold(population.Ambassador, population.Profiles, until);
        var disclosed = DisclosedPosts.None;
        long people = 0,
            rows = 0;
        await reach.StageAsync(run, number, RowsAsync(cancellationToken), cancellationToken);
        return new(rows, people, adoption.FirstActivity, adoption.Weeks(), adoption.Teams(), adoption.Profiles(), disclosed);

        async IAsyncEnumerable<ReachRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var person in store.ReadPartAsync(part, Purpose.Measure, cancellation))
            {
                people++;
                adoption.Add(person);
                disclosed = disclosed.Plus(DisclosedPosts.Of(person, until));
                foreach (var row in Rollup.Rows(person, reachOptions.Value.RatesOf, from, until))
                {
                    rows++;
                    yield return row;
                }
            }
        }
    }
}

/// <summary>What the rollup made of a part.</summary>
/// <param name="Rows">Rows laid aside.</param>
/// <param name="People">People looked at.</param>
/// <param name="FirstActivity">Their first share, UTC, or null.</param>
/// <param name="Adoption">Their adoption by week.</param>
/// <param name="Teams">The same by team.</param>
/// <param name="Profiles">Volunteers among them by profile.</param>
/// <param name="Disclosed">How many of their posts say that they work here.</param>
public sealed record RolledUpPart(
    long Rows,
    long People,
    DateTimeOffset? FirstActivity,
    IReadOnlyList<AdoptionWeek> Adoption,
    IReadOnlyList<TeamHistory> Teams,
    IReadOnlyList<ProfileWeek> Profiles,
    DisclosedPosts Disclosed
);
