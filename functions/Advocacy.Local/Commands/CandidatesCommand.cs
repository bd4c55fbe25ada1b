using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Texts;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>candidates: this week's list.</summary>
internal static class CandidatesCommand
{
    private const int Shown = 5;
    private const int DaysAWeek = 7;

    public static Command Create(CommandContext context)
    {
        var language = new Option<string>("--language")
        {
            Description = "The language in which it is shown here; the files are in both",
            HelpName = string.Join('|', Words.All.Select(words => words.Language)),
            DefaultValueFactory = _ => Words.English.Language,
        };
        language.AcceptOnlyFromAmong([.. Words.All.Select(words => words.Language)]);
        var command = new Command("candidates", "Write this week's list of candidates") { language }.WithDefinition();
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    var selected = await SelectAsync(context, host, await host.AsOfAsync(cancellationToken), cancellationToken);
                    await ShowAsync(context, host, selected, Words.Of(result.GetValue(language)!), cancellationToken);
                    context.TellFiles(selected.Files);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    public static Task<Selected> SelectAsync(CommandContext context, LocalHost host, DateOnly asOf, CancellationToken cancellationToken) =>
        context.Display.RunAsync("candidates", progress => host.Get<SelectCandidates>().RunAsync(asOf, progress, cancellationToken));

    /// <summary>Shows the first of the list, by pseudonyms: only HR's files have names.</summary>
    public static async Task ShowAsync(
        CommandContext context,
        LocalHost host,
        Selected selected,
        Words words,
        CancellationToken cancellationToken
    )
    {
        context.Answer(
            "list",
            new
            {
                week = selected.List.ToString(),
                invited = selected.Invited,
                of = selected.Scored,
                isDrawnBefore = selected.IsDrawnBefore,
                drift = selected.Drift,
            }
        );
        if (await host.Get<IAudit>().ReadListAsync(selected.List, cancellationToken) is not { } list)
        {
            return;
        }

        if (list.WhyNone is { } why)
        {
            context.Console.WriteLine($"The list is ranked by a simple score: there is no model yet ({why.Words}).");
        }

        if (selected.IsDrawnBefore)
        {
            context.Console.WriteLine("The list had been drawn before, and is not drawn again: who is on it stays.");
        }

        if (await KnowsWhatFollowedAsync(host, list, cancellationToken))
        {
            context.Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model learned from weeks after this list, so it knows what followed. "
                        + $"'train --as-of {list.List.Monday:yyyy-MM-dd}' makes one that does not."
                )
            );
        }

        Show(context, list, selected, words);
    }

    private static async Task<bool> KnowsWhatFollowedAsync(LocalHost host, ListRecord list, CancellationToken cancellationToken) =>
        await host.Get<IModelStore>().LoadAsync(list.Model, cancellationToken) is { Card: var card }
        && card.Data.AsOf > list.List.Start.AddDays(DaysAWeek);

    private static void Show(CommandContext context, ListRecord list, Selected selected, Words words)
    {
        var title = Words.Filled(words.Terminal.List, list.List, list.Invited.Count, selected.Scored);
        context.Console.WriteLine(title);
        if (list.Invited.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns([.. words.Terminal.Columns]);
        foreach (var (index, entry) in list.Invited.Take(Shown).Index())
        {
            table.AddRow(
                (index + 1).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(entry.Candidate.PersonId.Value),
                entry.Candidate.Probability?.ToString("P0", CultureInfo.InvariantCulture) ?? "-",
                Markup.Escape(string.Join($"{words.Semicolon} ", words.GistsOf(entry.Candidate.Reasons)))
            );
        }

        context.TellTable(table);
    }
}
