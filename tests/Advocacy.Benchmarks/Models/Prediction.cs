using System.Globalization;

namespace Advocacy.Benchmarks.Models;

/// <summary>What a model said of a person at a test cut-off, and what happened.</summary>
/// <param name="Person">The person's number.</param>
/// <param name="Cutoff">The cut-off's number.</param>
/// <param name="Converts">What happened.</param>
/// <param name="Score">What it ranks by.</param>
/// <param name="Probability">The probability that it claims.</param>
internal sealed record Prediction(int Person, int Cutoff, bool Converts, double Score, double Probability)
{
    /// <summary>Writes predictions of a world into a folder.</summary>
    public static void Write(string folder, string world, IEnumerable<Prediction> predictions)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(
            FileOf(folder, world),
            predictions.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Person},{row.Cutoff},{(row.Converts ? 1 : 0)},{row.Score:R},{row.Probability:R}"
                )
            )
        );
    }

    /// <summary>Reads those of a world, or null where there are none.</summary>
    public static List<Prediction>? Read(string folder, string world) =>
        File.Exists(FileOf(folder, world)) ? [.. File.ReadLines(FileOf(folder, world)).Select(line => Of(line.Split(',')))] : null;

    /// <summary>Predictions as rows ranked within the list of each cut-off.</summary>
    public static RankedRows Ranked(IReadOnlyList<Prediction> rows) =>
        new(
            ListRanks.Of([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Cutoff)]),
            [.. rows.Select(row => row.Converts)],
            [.. rows.Select(row => row.Person)],
            [.. rows.Select(row => row.Cutoff)],
            [.. rows.Select(row => row.Probability)]
        );

    private static Prediction Of(string[] cells) =>
        new(Number(cells[0]), Number(cells[1]), cells[2] == "1", Real(cells[3]), Real(cells[4]));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string FileOf(string folder, string world) => Path.Combine(folder, $"{world}.csv");
}
