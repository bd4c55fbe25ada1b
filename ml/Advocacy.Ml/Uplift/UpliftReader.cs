using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;
using Advocacy.Ml.Features;

namespace Advocacy.Ml.Uplift;

/// <summary>Makes a row of every volunteer on every list whose horizon has passed.</summary>
internal static class UpliftReader
{
    public static async Task<List<UpliftRow>> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionPopulation population,
        DateTimeOffset asOf,
        CancellationToken cancellationToken
    )
    {
        var ambassador = population.Ambassador;
        var days = new SortedSet<DateTimeOffset>();
        await foreach (var person in Volunteers(people, cancellationToken))
        {
            days.UnionWith(Steps(person, ambassador, asOf).Select(step => step.Cutoff));
        }

        var rows = new List<UpliftRow>();
        if (days.Count == 0)
        {
            return rows;
        }

        List<DateTimeOffset> cutoffs = [.. days];
        var neighbourhood = await Neighbourhood.ReadAsync(people(cancellationToken), ambassador, cutoffs, cancellationToken);
        var number = 0;
        await foreach (var person in Volunteers(people, cancellationToken))
        {
            var builder = new FeatureBuilder(person, neighbourhood);
            rows.AddRange(
                Steps(person, ambassador, asOf)
                    .Where(step =>
                        person.IsVolunteerAt(step.Cutoff, Purpose.Predict) && !population.Profiles.IsLeftAlone(person, step.Cutoff)
                    )
                    .Select(step => new UpliftRow(
                        number,
                        FeatureCatalog.Scaled(builder.Build(cutoffs.BinarySearch(step.Cutoff))),
                        step.Treated,
                        ambassador.Converts(builder.Timeline.SharedAt, step.Cutoff)
                    )
                    {
                        Profile = population.Profiles.ProfileAt(person, step.Cutoff),
                    })
            );
            number++;
        }

        return rows;
    }

    private static IAsyncEnumerable<EmployeeActivity> Volunteers(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        CancellationToken cancellationToken
    ) => people(cancellationToken).Where(person => person.ConsentsTo(Purpose.Predict));

    /// <summary>Once a list, the first step of it: what was drawn counts, not what came of it.</summary>
    private static IEnumerable<(DateTimeOffset Cutoff, bool Treated)> Steps(
        EmployeeActivity person,
        AmbassadorDefinition ambassador,
        DateTimeOffset asOf
    ) =>
        person
            .Invitations.Where(step => step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut)
            .GroupBy(step => step.List)
            .Select(list =>
                (
                    Cutoff: new DateTimeOffset(list.First().At.UtcDateTime.Date, TimeSpan.Zero),
                    Treated: list.First().Outcome == InvitationOutcome.Invited
                )
            )
            .Where(step => step.Cutoff + ambassador.Horizon <= asOf);
}
