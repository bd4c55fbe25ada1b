using System.Globalization;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Ml.Features;
using Advocacy.Ml.Training;
using Advocacy.Pipeline.Contracts;
using Microsoft.ML;

namespace Advocacy.Ml.Scoring;

/// <summary>Scores the population at one cut-off, with reasons.</summary>
internal sealed class CandidateScorer(LogisticRegression model)
{
    private const int MostReasons = 3;
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public async Task<IReadOnlyList<Candidate>> ScoreAsync(IAsyncEnumerable<EmployeeActivity> people, ConversionPopulation population, Neighbourhood neighbourhood, CancellationToken cancellationToken)
    {
        var cutoff = neighbourhood.Cutoffs[0];
        var candidates = new List<Candidate>();
        var rows = new List<float[]>();
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            if (!person.HasStandingConsent())
            {
                continue;
            }

            var builder = new FeatureBuilder(person, neighbourhood);
            if (population.Includes(person, builder.Timeline, cutoff))
            {
                candidates.Add(new(person.EmployeeId, person.AttributesBefore(cutoff), population.Profiles.ProfileAt(person, cutoff), 0, []));
                rows.Add(builder.Build(0));
            }
        }

        var scored = model.Predict(ModelRow.View(new MLContext(0), rows.Select(row => FeatureCatalog.Scaled(row))));
        return
        [
            .. candidates.Zip(rows, scored)
                .Select(item => item.First with { Probability = item.Third.Probability, Reasons = Reasons(item.Second, item.Third.Normalized) }),
        ];
    }

    /// <summary>The known features that raise the log-odds most: weight × distance from the mean, in standard deviations.</summary>
    private List<Reason> Reasons(float[] row, float[] normalized) =>
    [
        .. FeatureCatalog.All.Index()
            .Where(pair => !float.IsNaN(row[pair.Index]))
            .Select(pair => (pair.Item, Value: row[pair.Index], LogOdds: (double)model.Weights[pair.Index] * normalized[pair.Index]))
            .Where(reason => reason.LogOdds > 0)
            .OrderByDescending(reason => reason.LogOdds)
            .ThenBy(reason => reason.Item.Name, StringComparer.Ordinal)
            .Take(MostReasons)
            .Select(reason => new Reason(reason.Item.Name, InWords(reason.Item.English, reason.Value), InWords(reason.Item.French, reason.Value).Replace('.', ','), reason.LogOdds)),
    ];

    private static string InWords(string template, float value) => string.Format(English, template, Math.Round((double)value, value < 1 ? 2 : value < 10 ? 1 : 0));
}
