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
    public static async Task<List<Example>> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        ConversionPopulation population,
        IReadOnlyList<DateTimeOffset> cutoffs,
        CancellationToken cancellationToken
    )
    {
        var neighbourhood = await Neighbourhood.ReadAsync(people(cancellationToken), population.Ambassador, cutoffs, cancellationToken);
        var examples = new List<Example>();
        var number = 0;
        await foreach (var person in people(cancellationToken).WithCancellation(cancellationToken))
        {
            if (person.ConsentsTo(Purpose.Predict))
            {
                AddPerson(examples, person, number++, population, neighbourhood);
            }
        }

        return examples;
    }

    private static void AddPerson(
        List<Example> examples,
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
                examples.Add(
                    new(
                        number,
                        i,
                        FeatureCatalog.Scaled(builder.Build(i)),
                        weeksToConvert is not null,
                        new(population.Profiles.ProfileAt(person, cutoff), person.AttributesBefore(cutoff))
                    )
                    {
                        WeeksToConvert = weeksToConvert,
                    }
                );
            }
        }
    }
}
