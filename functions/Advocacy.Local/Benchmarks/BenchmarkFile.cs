using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Local.Questions;

namespace Advocacy.Local.Benchmarks;

/// <summary>Quantiles of one's own weeks, which companies may exchange. They are of published rows alone, five people or more in each, and
/// rounded to two digits; no company, no person, no content and no day is in it.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Through">The last month of it.</param>
/// <param name="Networks">Quantiles by network and measure.</param>
internal sealed record BenchmarkFile(
    string Kind,
    string Through,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, Quartiles>> Networks
)
{
    /// <summary>The kind of every file.</summary>
    public const string Standard = "advocacy-benchmark-1";

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 64 * 1024;

    /// <summary>Weeks without which nothing is told of a network.</summary>
    public const int FewestWeeks = 8;

    private const int Weeks = 26;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What is compared, each a ratio, so that companies of any size can be.</summary>
    public static IReadOnlyList<(string Name, Func<IReadOnlyList<LedgerRow>, double?> Of)> Measures { get; } =
    [
        ("engagementRate", Of("engagementRate")),
        ("reachPerShare", rows => Of("reach")(rows) / Of("shares")(rows)),
        ("engagementsPerShare", rows => Of("engagements")(rows) / Of("shares")(rows)),
    ];

    /// <summary>The last 26 whole weeks that are closed.</summary>
    public static BenchmarkFile Of(PublishedFigures figures)
    {
        var end = figures.Through is { } through ? IsoWeek.Of(through.AddDays(1)).Monday : DateOnly.MinValue;
        var begin = end.DayNumber > 7 * Weeks ? end.AddDays(-7 * Weeks) : DateOnly.MinValue;
        return new(
            Standard,
            figures.Through?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "",
            figures
                .Rows.Where(row =>
                    row.Day >= begin && row.Day < end && row.ContentId != SmallGroups.Merged && row.Network != SmallGroups.Merged
                )
                .GroupBy(row => row.Network, StringComparer.Ordinal)
                .Select(network => (network.Key, Measured: QuartilesOf([.. network])))
                .Where(network => network.Measured.Count > 0)
                .OrderBy(network => network.Key, StringComparer.Ordinal)
                .ToDictionary(
                    network => network.Key,
                    network => (IReadOnlyDictionary<string, Quartiles>)network.Measured,
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>A file that somebody gave.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static BenchmarkFile Read(string path)
    {
        // A pipe has no length, and would be waited for.
        if (new FileInfo(path).Length is 0 or > LargestFile)
        {
            throw new InvalidDataException($"'{path}' is no benchmark: it is empty, or larger than 64 KB");
        }

        try
        {
            var file = JsonSerializer.Deserialize<BenchmarkFile>(File.ReadAllBytes(path), Json);
            return
                file is { Kind: Standard }
                && file.Networks.Values.All(measures => measures?.Values.All(one => one is { IsInOrder: true }) == true)
                ? file
                : throw new InvalidDataException($"'{path}' is no benchmark of this kind ({Standard})");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"'{path}' is no benchmark: {e.Message}", e);
        }
    }

    /// <summary>As it is written.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    private static Func<IReadOnlyList<LedgerRow>, double?> Of(string measure) => Measure.All.First(one => one.Name == measure).Of;

    private static Dictionary<string, Quartiles> QuartilesOf(IReadOnlyList<LedgerRow> rows)
    {
        var weeks = rows.GroupBy(row => IsoWeek.Of(row.Day)).Select(week => (IReadOnlyList<LedgerRow>)[.. week]).ToList();
        return Measures
            .Select(measure => (measure.Name, Values: weeks.Select(measure.Of).OfType<double>().Where(double.IsFinite).Order().ToList()))
            .Where(measure => measure.Values.Count >= FewestWeeks)
            .ToDictionary(measure => measure.Name, measure => Quartiles.Of(measure.Values), StringComparer.Ordinal);
    }
}

/// <summary>Quartiles over weeks, to two digits.</summary>
/// <param name="Low">A quarter of weeks are below.</param>
/// <param name="Median">Half of them are.</param>
/// <param name="High">Three quarters are.</param>
internal sealed record Quartiles(double Low, double Median, double High)
{
    /// <summary>Whether they can be quartiles.</summary>
    [JsonIgnore]
    public bool IsInOrder => Low >= 0 && Low <= Median && Median <= High && double.IsFinite(High);

    /// <summary>Those of values in ascending order, interpolated (Hyndman and Fan's seventh definition).</summary>
    public static Quartiles Of(IReadOnlyList<double> values) => new(At(values, 0.25), At(values, 0.5), At(values, 0.75));

    private static double At(IReadOnlyList<double> values, double share)
    {
        var place = share * (values.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, values.Count - 1);
        return TwoDigits(values[below] + ((place - below) * (values[above] - values[below])));
    }

    private static double TwoDigits(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
