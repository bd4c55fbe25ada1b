using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Model;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>model list|show|promote|rollback: the registry.</summary>
internal static class ModelCommand
{
    public static Command Create(CommandContext context) =>
        new("model", "List, show, promote and roll back versions of the model")
        {
            List(context),
            Show(context),
            Promote(context),
            RollBack(context),
        };

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "List the versions; * is the one that scores");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var versions = await host.Get<IModelStore>().ListAsync(cancellationToken);
                    context.Answer(
                        "models",
                        versions.Select(version => new
                        {
                            version = version.Card.Version,
                            scores = version.IsChampion,
                            algorithm = version.Card.Algorithm,
                            rows = version.Card.Data.Rows,
                            metrics = version.Card.Metrics,
                        })
                    );
                    var table = new Table()
                        .Border(TableBorder.Simple)
                        .AddColumn("version", column => column.NoWrap())
                        .AddColumns("algorithm", "rows", "ROC AUC", "average precision");
                    foreach (var (card, isChampion) in versions)
                    {
                        table.AddRow(
                            $"{(isChampion ? '*' : ' ')} {card.Version}",
                            Markup.Escape(card.Algorithm),
                            card.Data.Rows.ToString("N0", CultureInfo.InvariantCulture),
                            TrainCommand.Figure(card.Metrics.RocAuc),
                            TrainCommand.Figure(card.Metrics.AveragePrecision)
                        );
                    }

                    context.TellTable(table);
                    context.Console.WriteLine(
                        versions.Any(version => version.IsChampion)
                            ? "* scores."
                            : $"N{(await WhyNoneAsync(host.Get<IModelStore>(), null, cancellationToken))[1..]}."
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command Show(CommandContext context)
    {
        var version = new Argument<string?>("VERSION")
        {
            Description = "The version [default: the one that scores]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("show", "Show a version's figures and its most important features") { version };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    var models = host.Get<IModelStore>();
                    var name = result.GetValue(version);
                    var model = name is null ? await models.LoadAsync(cancellationToken) : await models.LoadAsync(name, cancellationToken);
                    Show(context, (model ?? throw new UsageException(await WhyNoneAsync(models, name, cancellationToken))).Card);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static async Task<string> WhyNoneAsync(IModelStore models, string? name, CancellationToken cancellationToken) =>
        name is null
            ? $"no model scores: {(await models.WhyNoneAsync(cancellationToken) ?? NoModelYet.NotTrained).Words}"
            : $"there is no model {name}; 'model list' lists them";

    private static void Show(CommandContext context, ModelCard card)
    {
        context.Answer("model", card);
        context.Console.WriteLine($"{card.Version}: {card.Algorithm}; calibration: {card.Calibration}");
        context.Console.WriteLine($"Predicts {card.Definition.Label}.");
        TrainCommand.ShowMetrics(context, card);
        var table = new Table()
            .Title("What matters to it")
            .Border(TableBorder.Simple)
            .AddColumns("feature", "group", "importance", "direction");
        foreach (var feature in card.Features.Take(10))
        {
            table.AddRow(
                feature.Feature,
                feature.Group,
                feature.Importance.ToString("0.000", CultureInfo.InvariantCulture),
                feature.Direction.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)
            );
        }

        context.TellTable(table);
    }

    private static Command Promote(CommandContext context)
    {
        var version = new Argument<string>("VERSION") { Description = "The version" };
        var command = new Command("promote", "Let a version score from now on") { version };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    try
                    {
                        await host.Get<IModelStore>().PromoteAsync(result.GetValue(version)!, cancellationToken);
                    }
                    catch (KeyNotFoundException e)
                    {
                        throw new UsageException($"{e.Message}; 'model list' lists them");
                    }

                    context.Console.WriteLine($"{result.GetValue(version)} scores from now on.");
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command RollBack(CommandContext context)
    {
        var command = new Command("rollback", "Go back to the version that scored before");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var version =
                        await host.Get<IModelStore>().RollBackAsync(cancellationToken)
                        ?? throw new UsageException("there is no version before this one");
                    context.Console.WriteLine(version.Length == 0 ? "No model scores from now on." : $"{version} scores from now on.");
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }
}
