using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>candidates: this week's list.</summary>
internal static class CandidatesCommand
{
    private const int Shown = 5;

    public static Command Create(CommandContext context)
    {
        var command = new Command("candidates", "Write this week's list of candidates").WithDefinition();
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var selected = await SelectAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
                    await ShowAsync(context, host, selected, cancellationToken);
                    if (selected.IsMade)
                    {
                        context.TellFiles(selected.Files);
                    }

                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    public static Task<Selected> SelectAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("candidates", progress => host.Get<SelectCandidates>().RunAsync(asOf, progress, cancellationToken));

    /// <summary>Shows the first of the list, in both languages, by pseudonyms: names stand in HR's files alone.</summary>
    public static async Task ShowAsync(CommandContext context, LocalHost host, Selected selected, CancellationToken cancellationToken)
    {
        if (!selected.IsMade || await host.Get<IAudit>().ReadListAsync(selected.List, cancellationToken) is not { } list)
        {
            context.Console.WriteLine("No list: there is no model; 'train' makes one.");
            return;
        }

        Show(
            context,
            list,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{list.List}: {list.Invited.Count} of {selected.Scored} volunteers "
                    + $"who can be won; {selected.HeldOut} more are held out at random"
            ),
            ["rank", "reference", "likelihood", "because of"],
            reason => reason.English
        );
        Show(
            context,
            list,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{list.List} : {list.Invited.Count} des {selected.Scored} volontaires que l’on peut gagner ; {selected.HeldOut} de plus "
                    + $"sont laissés de côté au hasard"
            ),
            ["rang", "référence", "probabilité", "pourquoi"],
            reason => reason.French
        );
    }

    private static void Show(CommandContext context, ListRecord list, string title, string[] columns, Func<Reason, string> words)
    {
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Simple).AddColumns(columns);
        foreach (var (index, entry) in list.Invited.Take(Shown).Index())
        {
            table.AddRow(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(entry.Candidate.EmployeeId),
                entry.Candidate.Probability.ToString("P0", CultureInfo.InvariantCulture),
                Markup.Escape(string.Join("; ", entry.Candidate.Reasons.Select(words)))
            );
        }

        context.Console.Write(table);
    }
}
