using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Local.Terminal;
using Advocacy.Pipeline.Reports;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>close: closes days, and writes what marketing reads, and the bad rows.</summary>
internal static class CloseCommand
{
    private static readonly string[] Former = ["rollup", "export"];

    public static Command Create(CommandContext context) =>
        Over(
            context,
            new Command("close", "Close all days before --as-of, and write the report, the star schema and the bad rows"),
            (_, _, _) => Task.CompletedTask
        );

    /// <summary>report: the same with the effect measured before.</summary>
    public static Command CreateReport(CommandContext context) =>
        Over(
            context,
            new Command("report", "Measure the effect, close all days before --as-of, and write the report and the star schema"),
            (host, asOf, cancellationToken) => EffectCommand.MeasureAsync(context, host, asOf, cancellationToken)
        );

    /// <summary>The names that it had.</summary>
    public static IEnumerable<Command> CreateFormer(CommandContext context) =>
        Former.Select(name =>
        {
            var command = new Command(name, "Now 'close'") { Hidden = true };
            command.SetAction(Refuse);
            return command;

            int Refuse(ParseResult result)
            {
                context.TellError($"error: '{name}' is part of 'close' now: a day is closed once, and what was told of it stays");
                return (int)ExitCode.Usage;
            }
        });

    public static Task<ClosedDays> CloseAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("close", progress => host.Get<CloseDay>().RunAsync(asOf, progress, cancellationToken));

    /// <summary>Shows reach by network.</summary>
    public static void Show(CommandContext context, ClosedDays closed)
    {
        context.Answer("closedThrough", closed.Through);
        context.Answer("rows", closed.Rows);
        context.Answer(
            "networks",
            closed.Networks.Select(network => new
            {
                network = network.Label,
                shares = network.Total.Shares,
                engagements = network.Total.Counters.Engagements,
                reach = network.Total.Reach,
                isEstimated = network.Total.ReachEstimated,
            })
        );
        if (!closed.IsNew)
        {
            context.Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"All days through {closed.Through:yyyy-MM-dd} are closed already. What came since is told with the next day "
                        + $"that closes."
                )
            );
        }

        Show(context, closed.Networks);
    }

    /// <summary>The same of networks.</summary>
    public static void Show(CommandContext context, IReadOnlyList<NetworkFacts> networks)
    {
        if (networks.Count == 0)
        {
            context.Console.WriteLine("No reach to show: nobody, or fewer than five people, shared.");
            return;
        }

        var table = new Table()
            .Title("Reach by network")
            .Border(TableBorder.Simple)
            .AddColumns("network", "people, to the nearest five", "shares", "impressions", "engagements", "reach");
        foreach (var network in networks)
        {
            var total = network.Total;
            table.AddRow(
                Markup.Escape(network.Label),
                Whole(network.Sharers),
                Whole(total.Shares),
                Whole(total.Counters.Impressions),
                Whole(total.Counters.Engagements),
                total.Reach is { } reach ? Whole((long)reach) + (total.ReachEstimated ? " (estimated)" : "") : "-"
            );
        }

        context.TellTable(table);
    }

    private static Command Over(CommandContext context, Command command, Func<LocalHost, DateOnly, CancellationToken, Task> before)
    {
        command.WithDefinition();
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    var asOf = await host.AsOfAsync(cancellationToken);
                    await before(host, asOf, cancellationToken);
                    var closed = await CloseAsync(context, host, asOf, cancellationToken);
                    Show(context, closed);
                    context.TellFiles(closed.Files);
                    return await context.TellBadAsync(host, Path.Combine(settings.Out, "bad-rows.jsonl"), cancellationToken);
                }
            )
        );
        return command;
    }

    private static string Whole(long? value) => value is { } whole ? Numbers.Whole(whole) : "-";
}
