using System.Text.Json;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Ml.Features;
using Advocacy.Ml.Scoring;
using Advocacy.Ml.Training;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;
using Microsoft.ML;

namespace Advocacy.Ml;

/// <summary>The conversion model: a logistic regression over <see cref="FeatureCatalog"/>, judged on later cut-offs than those
/// it learned from, then fitted again on all of them.</summary>
public sealed class ConversionModel : IConversionModel
{
    private const int MinPositives = 10;

    /// <inheritdoc/>
    public async Task<TrainingOutcome> TrainAsync(Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people, ConversionTask task, DateTimeOffset firstActivity, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var cutoffs = Cutoffs.Between(firstActivity, asOf, task);
        var split = Cutoffs.Split(cutoffs, task);
        if (split.Train == 0)
        {
            var weeks = (asOf - firstActivity).TotalDays / 7;
            return None($"{weeks:0.#} weeks of history are too few for a warm-up of {task.WarmUpWeeks} weeks, a horizon of {task.Population.Ambassador.HorizonWeeks} weeks and a test after them");
        }

        var examples = await ExampleReader.ReadAsync(people, task.Population, cutoffs, cancellationToken);
        var train = examples.Where(example => example.Cutoff < split.Train).ToList();
        var test = examples.Where(example => example.Cutoff >= split.FirstTest).ToList();
        foreach (var (part, rows) in new[] { ("training", train), ("test", test) })
        {
            var positives = rows.Count(example => example.Converts);
            if (positives < MinPositives || rows.Count - positives < MinPositives)
            {
                return None($"of {rows.Count} {part} rows {positives} convert; at least {MinPositives} must, and as many must not");
            }
        }

        var ml = new MLContext(task.Seed);
        var final = LogisticRegression.Fit(ml, examples, FeatureCatalog.All.Count, row => row);
        var bytes = final.Save(FeatureCatalog.All.Count);
        var card = new CardWriter(ml, task, cutoffs, split, asOf).Write(examples, train, test, final.Weights, Fingerprint.Hex(bytes));
        return new(bytes, card, null);
    }

    /// <inheritdoc/>
    public async Task<byte[]> MeetAsync(IAsyncEnumerable<EmployeeActivity> people, ConversionPopulation population, DateTimeOffset cutoff, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeToUtf8Bytes(await people
            .Select(person => Neighbour.Of(person, Timeline.Of(person), population.Ambassador, cutoff))
            .Where(neighbour => neighbour is not null)
            .ToListAsync(cancellationToken));

    /// <inheritdoc/>
    public byte[] JoinNeighbours(IReadOnlyList<byte[]> parts) => JsonSerializer.SerializeToUtf8Bytes(parts.SelectMany(Neighbours));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Candidate>> ScoreAsync(IAsyncEnumerable<EmployeeActivity> people, ConversionPopulation population, SavedModel model, byte[] neighbours, DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        if (model.Card.FeatureSchema != FeatureCatalog.Schema)
        {
            throw new ModelMismatchException("the model was trained on other features than this program has; train again");
        }

        return new CandidateScorer(LogisticRegression.Load(new MLContext(0), model.Model)).ScoreAsync(people, population, Neighbourhood.At(cutoff, Neighbours(neighbours)), cancellationToken);
    }

    private static List<Neighbour> Neighbours(byte[] json) => JsonSerializer.Deserialize<List<Neighbour>>(json)!;

    private static TrainingOutcome None(string why) => new(null, null, why);
}
