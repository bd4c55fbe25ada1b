using System.CommandLine;
using System.Globalization;
using Advocacy.Pipeline.Stages;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>train: the model and its card.</summary>
internal static class TrainCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("train", "Train the conversion model and write its card").WithDefinition();
        command.SetAction(context.Over(async (host, _, _, cancellationToken) =>
        {
            var trained = await TrainAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
            Show(context, trained);
            context.TellFiles(trained.Files);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Task<Trained> TrainAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("train", _ => host.Get<TrainModel>().RunAsync(asOf, cancellationToken));

    /// <summary>Shows the card's figures beside the baseline's.</summary>
    public static void Show(CommandContext context, Trained trained)
    {
        if (trained.Card is not { } card)
        {
            context.Console.WriteLine($"No model: {trained.NotEnough}.");
            return;
        }

        var table = new Table().Title($"Model, on {card.Split.TestRows.ToString("N0", CultureInfo.InvariantCulture)} later rows").Border(TableBorder.Simple)
            .AddColumns("ranking", "ROC AUC", "average precision", "lift at 10 %", "Brier", "base rate");
        foreach (var metrics in new[] { card.Metrics, card.Baseline })
        {
            table.AddRow(metrics.Ranking, Figure(metrics.RocAuc), Figure(metrics.AveragePrecision), Figure(metrics.LiftAt10Percent), Figure(metrics.Brier), Figure(metrics.BaseRate));
        }

        context.Console.Write(table);
    }

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
