using System.Globalization;
using System.Text;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Advocacy.Benchmarks.Peers;

/// <summary>What the contests showed, as a table and a chart.</summary>
/// <param name="Pairings">Ours beside each peer.</param>
/// <param name="Growth">Ingest of larger loads.</param>
/// <param name="StartSeconds">The local head to its help, median.</param>
/// <param name="AzureHeadBytes">What is deployed to Azure.</param>
/// <param name="Skipped">What could not be measured here, and why.</param>
internal sealed record PeersReport(
    IReadOnlyList<Pairing> Pairings,
    IReadOnlyList<Growth> Growth,
    double StartSeconds,
    long AzureHeadBytes,
    IReadOnlyList<(string What, string Why)> Skipped
)
{
    private const double StartGoal = 0.15;
    private const double Mega = 1e6;
    private const int ChartWidth = 900;
    private const int RowHeight = 34;
    private const int ChartMargin = 90;
    private const int LabelWidth = 270;
    private static readonly OxyColor Met = OxyColor.FromRgb(0x2a, 0x78, 0xd6);
    private static readonly OxyColor Missed = OxyColor.FromRgb(0xeb, 0x68, 0x34);
    private static readonly OxyColor Limit = OxyColor.FromRgb(0x8a, 0x89, 0x82);

    /// <summary>The table.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("| what | events | beside | times as fast (median, spread) | goal | ours | theirs | peak memory: ours, theirs |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var pairing in Pairings)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {pairing.Contest.Name} | {pairing.Contest.Load} | {pairing.Called} | {Times(pairing.Ratio)} "
                    + $"({Times(pairing.Least)}–{Times(pairing.Most)}) | {Goal(pairing)} | {pairing.OurSeconds:0.00} s | "
                    + $"{pairing.TheirSeconds:0.00} s{Quality(pairing)} | {pairing.OurPeak / Mega:0} MB, {pairing.TheirPeak / Mega:0} MB |"
            );
        }

        text.AppendLine();
        text.AppendLine("| ingest of | events | seconds | times the first | peak memory | times the first |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var growth in Growth)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {growth.Factor} × base | {growth.Events:N0} | {growth.Seconds:0.0} | {growth.Seconds / Growth[0].Seconds:0.0} | "
                    + $"{growth.PeakBytes / Mega:0} MB | {(double)growth.PeakBytes / Growth[0].PeakBytes:0.00} |"
            );
        }

        text.AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Start of the local head to `--help`: {StartSeconds * 1000:0} ms (goal: {StartGoal * 1000:0} ms, "
                + $"{(StartSeconds <= StartGoal ? "met" : "missed")}). The Azure head is {AzureHeadBytes / Mega:0} MB."
        );
        foreach (var (what, why) in Skipped)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Left out: {what}: {why}.");
        }

        return text.ToString();
    }

    /// <summary>Writes table and chart.</summary>
    /// <returns>The files.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var (table, chart) = (Path.Combine(folder, "benchmarks.md"), Path.Combine(folder, "benchmarks.svg"));
        await File.WriteAllTextAsync(
            table,
            $"# Beside what a user would pick instead\n\nSeconds of one run on one machine; the ratios are what counts.\n\n![Times as "
                + $"fast](benchmarks.svg)\n\n{ToMarkdown()}"
        );
        await using var file = File.Create(chart);
        new SvgExporter
        {
            Width = ChartWidth,
            Height = ChartMargin + (RowHeight * Pairings.Count),
            UseVerticalTextAlignmentWorkaround = true,
        }.Export(Chart(), file);
        return [table, chart];
    }

    private static string Times(double ratio) => ratio.ToString(ratio < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Goal(Pairing pairing) =>
        pairing.Goal is { } goal ? $"{Times(goal)}: {(pairing.IsMet == true ? "met" : "missed")}" : "a limit";

    private static string Quality(Pairing pairing) =>
        pairing.Quality is { } quality
            ? string.Create(CultureInfo.InvariantCulture, $"; average precision {quality.Ours:0.000} beside {quality.Theirs:0.000}")
            : "";

    private PlotModel Chart()
    {
        var model = new PlotModel
        {
            Title = "Times as fast as the peer (1: as fast). Blue: the goal is met; orange: missed; grey: a limit, no goal",
            TitleFontWeight = FontWeights.Normal,
            TitleFontSize = 13,
            PlotAreaBorderThickness = new(0),
            PlotMargins = new(LabelWidth, double.NaN, double.NaN, double.NaN),
        };
        var rows = Pairings.Reverse().ToList();
        var names = new CategoryAxis
        {
            Position = AxisPosition.Left,
            TickStyle = TickStyle.None,
            GapWidth = 0.6,
        };
        names.Labels.AddRange(
            rows.Select(pairing => $"{pairing.Contest.Name}, {pairing.Contest.Load}: {pairing.Called.Split(':', ',')[0]}")
        );
        model.Axes.Add(names);
        model.Axes.Add(
            new LogarithmicAxis
            {
                Position = AxisPosition.Bottom,
                Base = 10,
                Minimum = Math.Min(0.5, rows.Min(pairing => pairing.Ratio) / 2),
                Maximum = Math.Max(2, rows.Max(pairing => pairing.Ratio) * 2),
                MajorGridlineStyle = LineStyle.Solid,
                MajorGridlineColor = OxyColor.FromRgb(0xe1, 0xe0, 0xd9),
                TickStyle = TickStyle.None,
                MinorTickSize = 0,
            }
        );
        var bars = new BarSeries { BaseValue = 1, LabelFormatString = "{0:0.##}" };
        bars.Items.AddRange(
            rows.Select(pairing => new BarItem(pairing.Ratio)
            {
                Color = pairing.IsMet switch
                {
                    true => Met,
                    false => Missed,
                    null => Limit,
                },
            })
        );
        model.Series.Add(bars);
        return model;
    }
}
