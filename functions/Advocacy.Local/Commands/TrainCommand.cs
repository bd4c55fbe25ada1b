using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Model;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>train: the model and its card.</summary>
internal static class TrainCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("train", "Train the conversion model and write its card").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var trained = await TrainAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
                    Show(context, trained);
                    if (trained.Card is not null)
                    {
                        context.TellFiles(trained.Files);
                    }

                    return trained.WhyNone is null ? ExitCode.Done : ExitCode.NoModel;
                }
            )
        );
        return command;
    }

    public static Task<Trained> TrainAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("train", _ => host.Get<TrainModel>().RunAsync(asOf, cancellationToken));

    /// <summary>Shows the card's figures beside the baseline's.</summary>
    public static void Show(CommandContext context, Trained trained)
    {
        context.Answer("model", ModelAnswer.Of(trained.Card));
        context.Answer("scores", trained.Verdict is { IsPromoted: true });
        context.Answer("whyNone", trained.WhyNone is { } none ? new { none.Words, none.ExpectedOn } : null);
        if (trained.Card is not { } card)
        {
            context.Console.WriteLine($"No model: {trained.WhyNone!.Words}.{Expected(trained.WhyNone)}");
            if (trained.Stays is { } stays)
            {
                context.Console.WriteLine($"Model {stays} goes on scoring: it knows of later days, or was trained with other options.");
            }
            else if (trained.Leaves is { } leaves)
            {
                context.Console.WriteLine($"Model {leaves} scores no longer; 'model rollback' lets it score again.");
            }

            return;
        }

        ShowMetrics(context, card);
        context.Console.WriteLine($"{char.ToUpperInvariant(card.Uplift.Why[0])}{card.Uplift.Why[1..]}.");
        context.Console.WriteLine(
            trained.Verdict is { IsPromoted: true } verdict
                ? $"Model {card.Version} scores: {verdict.Why}."
                : $"Model {card.Version}: {trained.Verdict!.Why}."
        );
    }

    /// <summary>Shows a card's figures beside those of simpler rankings, with their 95 % intervals.</summary>
    public static void ShowMetrics(CommandContext context, ModelCard card)
    {
        var table = new Table()
            .Title($"Model, on {card.Split.TestRows.ToString("N0", CultureInfo.InvariantCulture)} later rows, with 95 % intervals")
            .Border(TableBorder.Simple)
            .AddColumns("ranking", "ROC AUC", "average precision", "lift at 10 %", "precision of the list", "Brier");
        foreach (var metrics in card.Rankings)
        {
            table.AddRow(
                Markup.Escape(metrics.Ranking),
                Interval(metrics.RocAuc),
                Interval(metrics.AveragePrecision),
                Interval(metrics.LiftAt10Percent),
                Interval(metrics.PrecisionAtCapacity),
                Interval(metrics.Brier)
            );
        }

        context.TellTable(table);
        context.Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Of all rows {card.Metrics.BaseRate:P1} convert. The recipe: {card.Algorithm}.")
        );
    }

    private static string Expected(NoModelYet why) =>
        why.ExpectedOn is { } day
            ? string.Create(CultureInfo.InvariantCulture, $" One may be expected from {day:yyyy-MM-dd} on at the earliest.")
            : "";

    /// <summary>A figure with three decimals.</summary>
    public static string Figure(Figure figure) => figure.Value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Interval(Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{Figure(figure)} ({figure.Low:0.00}–{figure.High:0.00})");
}
