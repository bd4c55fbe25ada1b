using Advocacy.Ml.Learning;
using Advocacy.Ml.Uplift;
using Microsoft.ML;

namespace Advocacy.Ml.Training;

/// <summary>A fitted model whole: what it sees of a row, how it scores, and how scores become probabilities.</summary>
/// <param name="Fit">What it sees, and how it scores.</param>
/// <param name="Calibration">How scores become probabilities; null where they claim none.</param>
internal sealed record FittedModel(Fit Fit, Calibration? Calibration)
{
    private const string DesignFile = "design.json";
    private const string KindFile = "kind.json";
    private const string UpliftFile = "uplift";

    /// <summary>What ranks instead of the score, where invitations have shown that it ranks better.</summary>
    public UpliftModel? Uplift { get; init; }

    /// <summary>The model of an archive.</summary>
    /// <exception cref="InvalidDataException">The archive is of no kind that is known.</exception>
    public static FittedModel Load(MLContext ml, ReadOnlyMemory<byte> bytes)
    {
        var archive = ModelArchive.Read(bytes);
        IRanker ranker = archive.Get<string>(KindFile) switch
        {
            LogisticRegression.Name => LogisticRegression.Load(ml, archive),
            Blend.Name => Blend.Load(ml, archive),
            BoostedTrees.FastTree => BoostedTrees.Load(ml, BoostedTrees.FastTree, archive),
            BoostedTrees.LightGbm => BoostedTrees.Load(ml, BoostedTrees.LightGbm, archive),
            StartingScore.Name => new StartingScore(),
            var kind => throw new InvalidDataException($"the model is of a kind that this program does not know: {kind}"),
        };
        return new(new(archive.Get<Design>(DesignFile), ranker), ranker is StartingScore ? null : Calibration.Load(ml, archive))
        {
            Uplift = archive.HasWithin(UpliftFile) ? UpliftModel.Load(ml, archive.Within(UpliftFile)) : null,
        };
    }

    /// <summary>The scores of scaled rows, one at a time in their order.</summary>
    public IEnumerable<double> Score(IEnumerable<float[]> features) => Fit.Score(features);

    /// <summary>The probabilities of scores, in their order; null where scores claim none.</summary>
    public IEnumerable<double?> Probabilities(IReadOnlyList<double> scores) =>
        Calibration?.Probabilities(scores).Select(probability => (double?)probability) ?? scores.Select(_ => (double?)null);

    /// <summary>What each feature adds to the score of a scaled row, against the average training row.</summary>
    public double[] Contributions(float[] features) => Fit.Contributions(features);

    /// <summary>The model's bytes; the same model gives the same.</summary>
    public byte[] Save()
    {
        var archive = new ModelArchive();
        archive.Add(KindFile, Fit.Ranker.Kind);
        archive.Add(DesignFile, Fit.Design);
        Fit.Ranker.Save(archive);
        Calibration?.Save(archive);
        if (Uplift is not null)
        {
            archive.AddWithin(UpliftFile, Uplift.Save);
        }

        return archive.ToBytes();
    }
}
