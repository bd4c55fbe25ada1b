using System.CommandLine;
using Advocacy.Local.Hosting;
using Advocacy.Local.Terminal;
using Advocacy.Pipeline.Reports;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>export: what marketing reads, and the bad rows.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("export", "Write the report, the star schema and the bad rows");
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var exported = await ExportAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
                    Show(context, exported);
                    context.TellFiles(exported.Files);
                    return await context.TellBadAsync(host, Path.Combine(settings.Out, "bad-rows.jsonl"), cancellationToken);
                }
            )
        );
        return command;
    }

    /// <summary>report: the page that marketing reads, of what is known by now.</summary>
    public static Command CreateReport(CommandContext context)
    {
        var command = new Command("report", "Roll up, measure, and write the report and the star schema").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var asOf = await host.AsOfAsync(cancellationToken);
                    await RollUpCommand.RollUpAsync(context, host, asOf, cancellationToken);
                    await EffectCommand.MeasureAsync(context, host, asOf, cancellationToken);
                    var exported = await ExportAsync(context, host, asOf, cancellationToken);
                    context.TellFiles(exported.Files);
                    return await context.TellBadAsync(host, Path.Combine(settings.Out, "bad-rows.jsonl"), cancellationToken);
                }
            )
        );
        return command;
    }

    public static Task<Exported> ExportAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("export", progress => host.Get<ExportReports>().RunAsync(asOf, progress, cancellationToken));

    /// <summary>Shows reach by network.</summary>
    public static void Show(CommandContext context, Exported exported)
    {
        if (exported.Networks.Count == 0)
        {
            context.Console.WriteLine("No reach to show: nobody, or fewer than five people, shared. Run 'rollup' first.");
            return;
        }

        var table = new Table()
            .Title("Reach by network")
            .Border(TableBorder.Simple)
            .AddColumns("network", "people", "shares", "impressions", "engagements", "reach");
        foreach (var network in exported.Networks)
        {
            var totals = network.Figures;
            table.AddRow(
                Markup.Escape(NetworkReach.Label(network.Networks)),
                Whole(totals.People),
                Whole(totals.Shares),
                Whole(totals.Counters.Impressions),
                Whole(totals.Counters.Engagements),
                totals.Reach is { } reach ? Whole((long)reach) + (totals.ReachEstimated ? " (estimated)" : "") : "-"
            );
        }

        context.Console.Write(table);
    }

    private static string Whole(long? value) => value is { } whole ? Numbers.Whole(whole) : "-";
}
