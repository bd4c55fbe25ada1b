using System.Globalization;
using System.Text;
using Advocacy.Pipeline.Model;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Advocacy.Ml.Evaluation;

/// <summary>The plots of a model's card, as SVG.</summary>
internal static class CardPlots
{
    private const int Width = 480;
    private const int Height = 360;
    private const int MostPoints = 400;

    public static byte[] PrecisionRecall(RankedRows test, ModelMetrics metrics)
    {
        var curve = test.Curve().ToList();
        var positives = curve[^1].Positives;
        var plot = Plot(
            "Precision and recall",
            "the base rate",
            "recall: found, of those who convert",
            "precision: convert, of those taken"
        );
        plot.Series.Add(
            Line(
                OxyColors.SteelBlue,
                Thinned(curve).Select(point => new DataPoint(point.Positives / positives, point.Positives / point.Rows))
            )
        );
        plot.Series.Add(Line(OxyColors.Gray, [new(0, metrics.BaseRate), new(1, metrics.BaseRate)]));
        return Svg(plot);
    }

    public static byte[] Calibration(RankedRows test)
    {
        var bins = test.CalibrationBins().Reverse().ToList();
        var most = Math.Max(0.01, bins.Max(bin => Math.Max(bin.Probability, bin.Positives))) * 1.05;
        var plot = Plot("Calibration", "as it should be", "mean probability of a tenth of the rows", "share that converts", most, most);
        plot.Series.Add(Line(OxyColors.Gray, [new(0, 0), new(most, most)]));
        var line = Line(OxyColors.SteelBlue, bins.Select(bin => new DataPoint(bin.Probability, bin.Positives)));
        line.MarkerType = MarkerType.Circle;
        line.MarkerFill = OxyColors.SteelBlue;
        plot.Series.Add(line);
        return Svg(plot);
    }

    public static byte[] Lift(RankedRows test)
    {
        var curve = test.Curve().ToList();
        var (rows, positives) = curve[^1];
        // Below a hundredth the line jumps about.
        var points = Thinned(curve)
            .Where(point => point.Rows >= rows / 100)
            .Select(point => new DataPoint(point.Rows / rows, point.Positives / point.Rows / (positives / rows)))
            .ToList();
        var plot = Plot(
            "Lift",
            "chance",
            "share of the rows taken, the likeliest first",
            "times the base rate",
            1,
            Math.Max(1, points.Max(point => point.Y)) * 1.05
        );
        plot.Series.Add(Line(OxyColors.SteelBlue, points));
        plot.Series.Add(Line(OxyColors.Gray, [new(0, 1), new(1, 1)]));
        return Svg(plot);
    }

    public static byte[] Uplift(IReadOnlyList<UpliftPoint> curve)
    {
        var (least, most) = (
            Math.Min(0, curve.Min(point => point.Gained.Low) ?? 0),
            Math.Max(1, curve.Max(point => point.Gained.High) ?? 0)
        );
        var plot = Plot(
            "What invitations gain",
            "at random; light: 95 % interval",
            "share invited, those first whom it changes most",
            "conversions gained, per 100",
            1,
            most * 1.05
        );
        plot.Axes[1].Minimum = least * 1.05;
        var band = new AreaSeries
        {
            Color = OxyColors.LightSteelBlue,
            Fill = OxyColor.FromAColor(80, OxyColors.LightSteelBlue),
            StrokeThickness = 0,
        };
        band.Points.AddRange(curve.Select(point => new DataPoint(point.Share, point.Gained.Low ?? 0)));
        band.Points2.AddRange(curve.Select(point => new DataPoint(point.Share, point.Gained.High ?? 0)));
        plot.Series.Add(band);
        plot.Series.Add(Line(OxyColors.SteelBlue, curve.Select(point => new DataPoint(point.Share, point.Gained.Value ?? 0))));
        plot.Series.Add(Line(OxyColors.Gray, curve.Select(point => new DataPoint(point.Share, point.Random))));
        return Svg(plot);
    }

    private static IEnumerable<(double Rows, double Positives)> Thinned(List<(double Rows, double Positives)> curve)
    {
        var every = Math.Max(1, curve.Count / MostPoints);
        return curve.Where((_, i) => i % every == 0 || i == curve.Count - 1);
    }

    private static PlotModel Plot(string title, string grey, string x, string y, double mostX = 1, double mostY = 1)
    {
        var plot = new PlotModel
        {
            Culture = CultureInfo.InvariantCulture,
            // A second line would be printed over the first: nothing here measures text.
            Title = $"{title} (blue: the model; grey: {grey})",
            TitleFontSize = 12,
            Background = OxyColors.White,
            DefaultFont = "Helvetica",
            TitlePadding = 10,
        };
        plot.Axes.Add(Axis(AxisPosition.Bottom, x, mostX));
        plot.Axes.Add(Axis(AxisPosition.Left, y, mostY));
        return plot;
    }

    private static LinearAxis Axis(AxisPosition position, string title, double most) =>
        new()
        {
            Position = position,
            Title = title,
            Minimum = 0,
            Maximum = most,
            MajorGridlineStyle = LineStyle.Dot,
            AxisTitleDistance = 16,
        };

    private static LineSeries Line(OxyColor color, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Color = color };
        line.Points.AddRange(points);
        return line;
    }

    private static byte[] Svg(PlotModel plot) =>
        Encoding.UTF8.GetBytes(
            new SvgExporter
            {
                Width = Width,
                Height = Height,
                UseVerticalTextAlignmentWorkaround = true,
            }.ExportToString(plot)
        );
}
