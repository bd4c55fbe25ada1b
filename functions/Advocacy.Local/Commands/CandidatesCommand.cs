using System.CommandLine;
using System.Globalization;
using Advocacy.Pipeline.Stages;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>candidates: this week's list.</summary>
internal static class CandidatesCommand
{
    private const int Shown = 5;

    public static Command Create(CommandContext context)
    {
        var command = new Command("candidates", "Write this week's list of candidates").WithDefinition();
        command.SetAction(context.Over(async (host, _, _, cancellationToken) =>
        {
            var selected = await SelectAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
            Show(context, selected);
            if (selected.File is null)
            {
                return ExitCode.Done;
            }

            context.TellFiles([selected.File]);
            return ExitCode.Done;
        }));
        return command;
    }

    public static Task<Selected> SelectAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("candidates", progress => host.ScanAsync<Selected>(host.Get<SelectCandidates>(), asOf, asOf, progress, cancellationToken));

    /// <summary>Shows the first of the list.</summary>
    public static void Show(CommandContext context, Selected selected)
    {
        if (selected.File is null)
        {
            context.Console.WriteLine("No list: there is no model; 'train' makes one.");
            return;
        }

        var table = new Table().Title($"{selected.List}: {selected.Candidates.Count} of {selected.Scored} volunteers who can be won; {selected.HeldOut} more are held out at random").Border(TableBorder.Simple)
            .AddColumns("rank", "employee", "profile", "likelihood", "because of");
        foreach (var (index, candidate) in selected.Candidates.Take(Shown).Index())
        {
            table.AddRow(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(candidate.EmployeeId),
                candidate.Profile.ToString(),
                candidate.Probability.ToString("P0", CultureInfo.InvariantCulture),
                Markup.Escape(string.Join("; ", candidate.Reasons.Select(reason => reason.English))));
        }

        context.Console.Write(table);
    }
}
