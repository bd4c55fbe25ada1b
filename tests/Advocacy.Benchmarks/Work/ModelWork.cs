using System.Globalization;
using Microsoft.ML;

namespace Advocacy.Benchmarks.Work;

/// <summary>Features, training and scoring alone, beside what the notebook does of them.</summary>
internal static class ModelWork
{
    private const double L2 = 0.3;
    private const int Leaves = 4;
    private static readonly ConversionPopulation Population = new(
        new(MinShares: 5, MinWeeks: 1, HorizonWeeks: 4),
        ProfileMap.Default,
        MaxRecent: 2,
        RecentWeeks: 4,
        SeenWithinWeeks: 12,
        IncludeUnsurveyed: true
    );

    /// <summary>The features of everybody at every weekly cut-off, of people who are in memory, as the notebook has its frames.</summary>
    public static async Task<WorkOutcome> FeaturesAsync(WorkPlace place)
    {
        var people = await PeopleAsync(place);
        var started = TimeProvider.System.GetTimestamp();
        var examples = await ExamplesAsync(people);
        return new(examples.Count) { Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Writes the rows as a matrix that both sides train on: whether it is a test row, the label, the columns.</summary>
    public static async Task<WorkOutcome> WriteMatrixAsync(WorkPlace place)
    {
        var examples = await ExamplesAsync(await PeopleAsync(place));
        var firstTest = (int)(0.6 * (examples.Max(example => example.Cutoff) + 1));
        var train = examples.Where(example => example.Cutoff + Population.Ambassador.HorizonWeeks <= firstTest).ToList();
        var design = Design.Of(train);
        await using var matrix = new StreamWriter(MatrixIn(place.Folder));
        foreach (var (part, rows) in new[] { (0, train), (1, examples.Where(example => example.Cutoff >= firstTest).ToList()) })
        {
            foreach (var row in rows)
            {
                await matrix.WriteLineAsync(
                    string.Join(
                        ',',
                        new[] { part, row.Converts ? 1f : 0f }
                            .Concat(design.Row(row.Features))
                            .Select(value => value.ToString(CultureInfo.InvariantCulture))
                    )
                );
            }
        }

        return new(examples.Count);
    }

    /// <summary>A logistic regression and boosted trees on that matrix, and their scores of its test rows.</summary>
    public static async Task<WorkOutcome> TrainAsync(WorkPlace place)
    {
        var rows = (await File.ReadAllLinesAsync(MatrixIn(place.Folder)))
            .Select(line => line.Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())
            .ToList();
        List<ModelRow> train = [.. rows.Where(row => row[0] == 0).Select(row => new ModelRow { Features = row[2..], Label = row[1] == 1 })];
        var test = rows.Where(row => row[0] == 1).ToList();
        var started = TimeProvider.System.GetTimestamp();
        // Side by side, as the selection of a recipe does it; scikit-learn's trees use every core too.
        Func<IRanker>[] fits =
        [
            () => LogisticRegression.Fit(new MLContext(0), train, L2),
            () => BoostedTrees.Fit(new MLContext(0), new TreeShape(BoostedTrees.FastTree, Leaves, 100), train, 0),
        ];
        var scores = fits.AsParallel().Select(fit => fit().Score(test.Select(row => row[2..])).ToList()).ToList();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return new(rows.Count, scores.Max(of => AveragePrecision(of, test))) { Seconds = seconds };
    }

    private static string MatrixIn(string folder) => Path.Combine(folder, "matrix.csv");

    private static double AveragePrecision(List<double> scores, List<float[]> test)
    {
        var ranked = new RankedRows(
            scores,
            [.. test.Select(row => row[1] == 1)],
            [.. Enumerable.Range(0, test.Count)],
            new int[test.Count]
        );
        return ranked.AveragePrecision(ranked.Once);
    }

    private static async Task<List<EmployeeActivity>> PeopleAsync(WorkPlace place)
    {
        using var database = SqliteDatabase.OpenFile(Path.Combine(place.Folder, "advocacy.db"));
        return await new SqliteActivityStore(database).ReadAsync(Purpose.Rights, CancellationToken.None).ToListAsync();
    }

    private static async Task<List<Example>> ExamplesAsync(List<EmployeeActivity> people)
    {
        var shared = people.SelectMany(person => person.Shares.Values).Select(share => share.SharedAt).ToList();
        var (first, last) = (shared.Min(), new DateTimeOffset(shared.Max().UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
        var task = new ConversionTask(
            Population,
            WarmUpWeeks: 8,
            StepWeeks: 1,
            TrainShare: 0.6,
            Capacity: 25,
            UpliftOutcomes: 300,
            Seed: 0
        );
        return (
            await ExampleReader.ReadAsync(
                _ => people.ToAsyncEnumerable(),
                Population,
                Cutoffs.Between(first, last, task),
                int.MaxValue,
                CancellationToken.None
            )
        ).Rows;
    }
}
