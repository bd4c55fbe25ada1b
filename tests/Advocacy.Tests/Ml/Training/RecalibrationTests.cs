namespace Advocacy.Tests.Ml.Training;

public sealed class RecalibrationTests
{
    private const int HorizonWeeks = 4;
    private static readonly DateTimeOffset[] Cutoffs = [.. Enumerable.Range(0, 60).Select(week => AnyFact.Start.AddDays(7 * week))];

    [Fact]
    public void At_NothingKnown_TakesScoresForLogOdds() =>
        Assert.Equal(0.5, Recalibration().At(Cutoffs[0]).Probabilities([0]).Single(), 1e-6);

    [Fact]
    public void At_LabelsThatEndLater_AreNotLookedAt()
    {
        var (known, all) = (Recalibration(), Recalibration());
        Add(known, 0, 20, 0.2);
        Add(all, 0, 20, 0.2);
        // What happens from the cut-off on, and to whom it has not happened by then.
        all.Add(Rows(21, 0.9).Select(row => row with { WeeksToConvert = row.Converts ? HorizonWeeks : null }), Scores(21));
        Assert.Equal(Probability(known, 21), Probability(all, 21), 1e-9);
    }

    [Fact]
    public void At_ShareThatConvertsStays_CountsAllLabelsAlike()
    {
        var recalibration = Recalibration();
        Add(recalibration, 0, 40, 0.2);
        Assert.Equal("Platt over all labels known", recalibration.At(Cutoffs[44]).Kind);
        Assert.InRange(Probability(recalibration, 44), 0.15, 0.25);
    }

    [Fact]
    public void At_ShareThatConvertsMoves_ForgetsAndFollows()
    {
        var recalibration = Recalibration();
        Add(recalibration, 0, 30, 0.05);
        Add(recalibration, 30, 45, 0.4);
        var calibration = recalibration.At(Cutoffs[50]);
        Assert.Equal("Platt over all labels known, half after 4 weeks", calibration.Kind);
        Assert.InRange(Probability(recalibration, 50), 0.3, 0.5);
    }

    [Fact]
    public void At_HorizonThatIsNotOver_CountsThoseWhoConvertedSoFarForThoseWhoWill()
    {
        var recalibration = Recalibration();
        Add(recalibration, 0, 20, 0.2);
        var before = Probability(recalibration, 24);
        Add(recalibration, 20, 23, 0.8);
        Assert.True(Probability(recalibration, 24) > before + 0.02);
    }

    private static Recalibration Recalibration() => new(new Fitting(1, 1), Cutoffs, HorizonWeeks, 1);

    private static void Add(Recalibration recalibration, int from, int until, double share)
    {
        for (var cutoff = from; cutoff < until; cutoff++)
        {
            recalibration.Add(Rows(cutoff, share), Scores(cutoff));
        }
    }

    /// <summary>A hundred people, of whom a share converts, as many in each week of the horizon.</summary>
    private static IEnumerable<Example> Rows(int cutoff, double share) =>
        Enumerable
            .Range(0, 100)
            .Select(person =>
            {
                var converts = (person * 37 + cutoff * 11) % 100 < 100 * share;
                return new Example(person, cutoff, [], converts, new(Profile.Hesitant, EmployeeAttributes.Unknown))
                {
                    WeeksToConvert = converts ? 1 + (person % HorizonWeeks) : null,
                };
            });

    private static IEnumerable<double> Scores(int cutoff) => Enumerable.Range(0, 100).Select(person => ((person + cutoff) % 7 - 3) / 10.0);

    private static double Probability(Recalibration recalibration, int cutoff) =>
        recalibration.At(Cutoffs[cutoff]).Probabilities(Scores(cutoff)).Average();
}
