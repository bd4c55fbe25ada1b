using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;
using Advocacy.Ml.Features;
using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Makes the rows to learn from: everybody who belongs to the population at a cut-off, with features from before it
/// and a label from then on.</summary>
internal static class ExampleReader
{
    /// <summary>Beyond so many rows people are drawn: what more of them would teach is less than what they take.</summary>
    public const int MostRows = 200_000;

    /// <summary>Reads everybody twice: as neighbours, and one by one.</summary>
    /// <param name="people">Reads everybody.</param>
    /// <param name="population">Who belongs to the rows.</param>
    /// <param name="cutoffs">The cut-offs.</param>
    /// <param name="mostRows">Most rows; of more people some are drawn at random.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <returns>The rows, and the share of the people whose they are, above 0 to 1.</returns>
    public static async Task<(List<Example> Rows, double Share)> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionPopulation population,
        IReadOnlyList<DateTimeOffset> cutoffs,
        int mostRows,
        CancellationToken cancellationToken
    )
    {
        var neighbourhood = await Neighbourhood.ReadAsync(people(cancellationToken), population.Ambassador, cutoffs, cancellationToken);
        var sample = new Sample(mostRows);
        var number = 0;
        await foreach (var person in people(cancellationToken).WithCancellation(cancellationToken))
        {
            if (person.ConsentsTo(Purpose.Predict) && sample.Has(person.PersonId))
            {
                sample.Add(person.PersonId, RowsOf(person, number, population, neighbourhood));
            }

            number += person.ConsentsTo(Purpose.Predict) ? 1 : 0;
        }

        return (sample.Rows, sample.Share);
    }

    private static IEnumerable<Example> RowsOf(
        EmployeeActivity person,
        int number,
        ConversionPopulation population,
        Neighbourhood neighbourhood
    )
    {
        var builder = new FeatureBuilder(person, neighbourhood);
        for (var i = 0; i < neighbourhood.Cutoffs.Count; i++)
        {
            var cutoff = neighbourhood.Cutoffs[i];
            if (population.Includes(person, builder.Timeline, cutoff))
            {
                var weeksToConvert = population.Ambassador.WeeksToConvert(builder.Timeline.SharedAt, cutoff);
                yield return new(
                    number,
                    i,
                    FeatureCatalog.Scaled(builder.Build(i)),
                    weeksToConvert is not null,
                    new(population.Profiles.ProfileAt(person, cutoff), person.AttributesBefore(cutoff))
                )
                {
                    WeeksToConvert = weeksToConvert,
                };
            }
        }
    }
}
