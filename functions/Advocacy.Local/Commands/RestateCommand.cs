using System.CommandLine;
using Advocacy.Local.Terminal;
using Advocacy.Pipeline.Reports;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>restate: tells closed days anew with other rates.</summary>
internal static class RestateCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command(
            RestateFigures.Name,
            "Tell closed days anew with the rates and the currency of the options (Advocacy:Reach); nobody's counters change"
        );
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var figures = await context.Display.RunAsync(
                        RestateFigures.Name,
                        _ => host.Get<RestateFigures>().RunAsync(cancellationToken)
                    );
                    if (figures is null)
                    {
                        context.Console.WriteLine("Nothing to restate: no day is closed yet. Next: close");
                        return ExitCode.Done;
                    }

                    context.Answer(
                        "restated",
                        new
                        {
                            figures.Ledger.Changed,
                            figures.Ledger.Rows,
                            before = figures.Ledger.Before.Currency,
                            after = figures.Ledger.After.Currency,
                        }
                    );
                    context.Console.WriteLine(InWords(figures));
                    CloseCommand.Show(context, figures.Networks);
                    context.TellFiles(figures.Files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static string InWords(RestatedFigures figures)
    {
        var (before, after) = (figures.Ledger.Before, figures.Ledger.After);
        return figures.Ledger.IsNew
            ? $"{Numbers.Whole(figures.Ledger.Changed)} of {Numbers.Whole(figures.Ledger.Rows)} rows are told anew with other rates, in "
                + (before.Currency == after.Currency ? after.Currency : $"{after.Currency} where it was {before.Currency}")
                + "; it stands in the audit."
            : "Nothing to restate: closed days are told with the rates of the options. What came late stays on the day on which it was "
                + "told.";
    }
}
