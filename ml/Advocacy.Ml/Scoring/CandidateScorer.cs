using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;
using Advocacy.Ml.Features;
using Advocacy.Ml.Training;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Scoring;

/// <summary>Scores those of some people who belong to the population at one cut-off, with reasons, and counts how they are distributed.
/// Rows are scored by Transform in batches, so that memory does not grow with the people.</summary>
internal sealed class CandidateScorer(FittedModel model, IReadOnlyList<Distribution> reference)
{
    private const int BatchSize = 1000;

    // Where each distribution's feature stands, or null for the score.
    private readonly int?[] _columns =
    [
        .. reference.Select(distribution =>
            distribution.Name == Distribution.Score ? (int?)null : FeatureCatalog.IndexOf(distribution.Name)
        ),
    ];

    public async Task<Scored> ScoreAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        ConversionPopulation population,
        Neighbourhood neighbourhood,
        CancellationToken cancellationToken
    )
    {
        var counts = reference.Select(distribution => new long[distribution.Shares.Count]).ToList();
        var candidates = new List<Candidate>();
        var rows = people
            .Where(person => person.ConsentsTo(Purpose.Predict))
            .Select(person => (Person: person, Builder: new FeatureBuilder(person, neighbourhood)))
            .Where(row => population.Includes(row.Person, row.Builder.Timeline, neighbourhood.Cutoffs[0]))
            .Select(row => (row.Person, Features: row.Builder.Build(0)));
        await foreach (var batch in rows.Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            candidates.AddRange(Score(batch, population, neighbourhood.Cutoffs[0], counts));
        }

        return new(candidates, counts);
    }

    private IEnumerable<Candidate> Score(
        (EmployeeActivity Person, float[] Features)[] batch,
        ConversionPopulation population,
        DateTimeOffset cutoff,
        IReadOnlyList<long[]> counts
    )
    {
        float[][] scaled = [.. batch.Select(row => FeatureCatalog.Scaled(row.Features))];
        double[] scores = [.. model.Score(scaled)];
        double[] ranks = model.Uplift is { } uplift ? [.. uplift.Score(scaled)] : scores;
        double?[] probabilities = [.. model.Probabilities(scores)];
        for (var i = 0; i < batch.Length; i++)
        {
            Count(counts, scaled[i], scores[i]);
            var (person, features) = batch[i];
            yield return new(
                person.PersonId,
                person.AttributesBefore(cutoff),
                population.Profiles.ProfileAt(person, cutoff),
                ranks[i],
                probabilities[i],
                Reasons.Of(features, model.Contributions(scaled[i]))
            );
        }
    }

    private void Count(IReadOnlyList<long[]> counts, float[] scaled, double score)
    {
        for (var i = 0; i < reference.Count; i++)
        {
            counts[i][reference[i].BinOf(_columns[i] is { } column ? scaled[column] : (float)score)]++;
        }
    }
}
