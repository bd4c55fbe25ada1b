using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Effect;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>effect: what the lists changed.</summary>
internal static class EffectCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("effect", "Measure what the lists changed: invited against held out").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var measured = await MeasureAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
                    if (measured.Report.Lists.Count == 0)
                    {
                        context.Console.WriteLine(
                            "No effect can be shown yet: on lists old enough to count, fewer than five people were invited or held out."
                        );
                    }

                    Show(context, measured);
                    context.TellFiles(measured.Files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    public static Task<Measured> MeasureAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("effect", progress => host.Get<MeasureEffect>().RunAsync(asOf, progress, cancellationToken));

    /// <summary>Shows it, if there is anything to show.</summary>
    public static void Show(CommandContext context, Measured measured)
    {
        context.Answer("effect", measured.Report);
        if (measured.Report.Lists.Count == 0)
        {
            return;
        }

        var table = new Table()
            .Title("What invitations changed")
            .Border(TableBorder.Simple)
            .AddColumns("list", "invited, to the nearest five", "convert", "held out", "convert", "difference, with 95 % interval", "");
        var told = measured.Report.Lists.Where((list, i) => list.Difference is not null || i == measured.Report.Lists.Count - 1).ToList();
        foreach (var list in told)
        {
            table.AddRow(
                list.List,
                Whole(list.Invited),
                Whole(list.InvitedConvert),
                Whole(list.HeldOut),
                Whole(list.HeldOutConvert),
                Difference(list),
                list.IsSignificant ? "" : "too few to conclude"
            );
        }

        context.TellTable(table);
        if (measured.Report.Lists.Count > told.Count)
        {
            context.Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{measured.Report.Lists.Count - told.Count} lists are of too few people each to tell more; effect.csv has them."
                )
            );
        }
    }

    private static string Difference(ToldEffect effect) =>
        effect is { Difference: { } difference, Low: { } low, High: { } high }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{difference * 100:+0;-0;0} points ({low * 100:+0;-0;0} to {high * 100:+0;-0;0})"
            )
            : "-";
}
