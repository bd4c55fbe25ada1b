using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Texts;
using Advocacy.Sources.Drop;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>run: everything, from events to the list, of a simulated company or of real events.</summary>
internal static class RunCommand
{
    private static Option<string[]> Input { get; } =
        new("--input")
        {
            Description = "Event files or folders of them [default: a simulated company]",
            HelpName = "PATH",
            AllowMultipleArgumentsPerToken = true,
        };

    /// <summary>Whether a command line asks for the simulated company.</summary>
    public static bool IsOfSimulated(ParseResult result) =>
        result.CommandResult.Command.Options.Contains(Input) && result.GetValue(Input) is null or [];

    public static Command Create(CommandContext context)
    {
        var command = new Command("run", "Take in events and make everything: reach, model, candidates") { Input };
        command.WithDefinition();
        command.SetAction(
            context.Over(
                (host, settings, result, cancellationToken) =>
                    RunAsync(context, host, settings, result.GetValue(Input) ?? [], cancellationToken)
            )
        );
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        CommandContext context,
        LocalHost host,
        LocalSettings settings,
        string[] input,
        CancellationToken cancellationToken
    )
    {
        var files = await SourceAsync(context, host, settings, input, cancellationToken);
        var (lines, counts) = await IngestCommand.IngestAsync(context, host, files, cancellationToken);
        var asOf = await host.AsOfAsync(cancellationToken);
        var trained = await TrainCommand.TrainAsync(context, host, asOf, cancellationToken);
        var selected = await TrySelectAsync(context, host, asOf, cancellationToken);
        var effect = await EffectCommand.MeasureAsync(context, host, asOf, cancellationToken);
        var closed = await CloseCommand.CloseAsync(context, host, asOf, cancellationToken);

        context.Answer("asOf", asOf);
        context.Answer("lines", lines);
        context.Answer("people", counts.Employees);
        var volunteers = await host.Get<IActivityStore>().CountAsync(Purpose.Predict, cancellationToken);
        context.TellTable(
            new Table()
                .Title(string.Create(CultureInfo.InvariantCulture, $"As of {asOf:yyyy-MM-dd}"))
                .Border(TableBorder.Simple)
                .HideHeaders()
                .AddColumns("what", "value")
                .AddRow("lines read", Whole(lines))
                .AddRow("people known", Whole(counts.Employees))
                .AddRow("volunteers", Whole(volunteers.Employees))
                .AddRow("their shares", Whole(volunteers.Shares))
                .AddRow("their interactions", Whole(volunteers.Interactions))
                .AddRow("rows in the ledger", Whole(closed.Rows))
        );
        CloseCommand.Show(context, closed);
        TrainCommand.Show(context, trained);
        if (selected is not null)
        {
            await CandidatesCommand.ShowAsync(context, host, selected, Words.English, cancellationToken);
        }

        EffectCommand.Show(context, effect);
        context.TellFiles([.. closed.Files, .. trained.Files, .. selected?.Files ?? [], .. effect.Files, settings.Store]);
        return await context.TellBadAsync(host, Path.Combine(settings.Out, "bad-rows.jsonl"), cancellationToken);
    }

    /// <summary>The list; null where it may not be made yet, which stops nothing else.</summary>
    private static async Task<Selected?> TrySelectAsync(
        CommandContext context,
        LocalHost host,
        DateOnly asOf,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await CandidatesCommand.SelectAsync(context, host, asOf, cancellationToken);
        }
        catch (NotConsultedException e)
        {
            context.Answer("list", null);
            context.Answer("noList", e.Message);
            context.TellError(e.Message);
            return null;
        }
    }

    /// <summary>The files to take in. Simulated people and real ones do not go into one store.</summary>
    private static async Task<EventFiles> SourceAsync(
        CommandContext context,
        LocalHost host,
        LocalSettings settings,
        string[] input,
        CancellationToken cancellationToken
    )
    {
        var simulated = SimulateCommand.FileIn(settings.Out);
        if (input.Length > 0)
        {
            var files = EventFiles.At(input);
            return !File.Exists(simulated)
                ? files
                : throw new UsageException($"{settings.Out} holds the simulated company; choose another --out, or delete it");
        }

        await SimulateCommand.RefuseOtherPeopleAsync(host, settings, cancellationToken);
        await SimulateCommand.WriteAsync(context, settings, cancellationToken);
        return EventFiles.At([simulated]);
    }
}
