using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Exports;
using Microsoft.Extensions.Options;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>sources list|test|collect: where shares and engagement come from.</summary>
internal static class SourcesCommand
{
    private const int MostTold = 100;

    public static Command Create(CommandContext context) =>
        new("sources", "Where shares and engagement come from: networks, and the folder drop")
        {
            List(context),
            Test(context),
            Collect(context),
            Mapping(context),
        };

    private static Command List(CommandContext context)
    {
        var command = new Command("list", "Show every source and its state");
        command.SetAction(
            context.Over(
                async (host, _, _, cancellationToken) =>
                {
                    var told = new List<object>();
                    var table = new Table()
                        .Border(TableBorder.Simple)
                        .AddColumns("source", "where", "last collected", "events", "calls today", "state");
                    foreach (var source in host.Get<CollectEngagement>().Sources)
                    {
                        var standing = await host.Get<SourceStandings>().OfAsync(source, cancellationToken);
                        var state = standing.State;
                        told.Add(
                            new
                            {
                                source = source.Name,
                                place = source.Place,
                                collectedAt = standing.CollectedAt,
                                events = state.Events,
                                state = StateOf(source, standing),
                            }
                        );
                        table.AddRow(
                            source.Name,
                            Markup.Escape(source.Place ?? "-"),
                            standing.CollectedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-",
                            Whole(state.Events),
                            Whole(state.Day == context.Clock.Today() ? state.Calls : 0),
                            Markup.Escape(StateOf(source, standing))
                        );
                    }

                    context.Answer("sources", told);
                    context.TellTable(table);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command Test(CommandContext context)
    {
        var name = NameArgument();
        var command = new Command("test", "Ask a source for one answer, to see whether it works") { name };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    var source = Find(host, result.GetValue(name)!);
                    context.Console.WriteLine(
                        await source.TestAsync(
                            CallBudget.Of(host.Get<IOptions<SourcesOptions>>().Value.CallsPerDay, context.Clock),
                            cancellationToken
                        )
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command Collect(CommandContext context)
    {
        var name = NameArgument();
        var since = new Option<DateOnly?>("--since")
        {
            Description = "Look again at everything posted from this day on (UTC) [default: what is due]",
            HelpName = "YYYY-MM-DD",
        };
        var command = new Command("collect", "Ask a source, due or not, and take in what it gives") { name, since };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    await host.RefuseRealPeopleAsync(cancellationToken);
                    var source = Find(host, result.GetValue(name)!);
                    var from =
                        result.GetValue(since) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
                        // A folder grants no calls that would have to be waited for.
                        : source.Name == "drop" ? context.Clock.GetUtcNow()
                        : (DateTimeOffset?)null;
                    var collected = await context.Display.RunAsync(
                        source.Name,
                        async progress =>
                        {
                            var done = await host.Get<CollectEngagement>()
                                .RunAsync(source, from, host.PumpAsync, progress, cancellationToken);
                            await host.DrainAsync(cancellationToken);
                            return done;
                        }
                    );
                    context.Answer("collected", collected);
                    context.Console.WriteLine(
                        $"{source.Name}: {Whole(collected.Events)} events taken in with {Whole(collected.Calls)} "
                            + $"calls{(collected.Problem is { } problem && !collected.IsFailure ? $"; it waits: {problem}" : "")}"
                    );
                    TellNotices(context, [.. collected.Notices.Select(notice => notice.Text).Distinct(StringComparer.Ordinal)]);

                    if (collected.IsFailure)
                    {
                        context.TellError($"error: {source.Name} failed: {collected.Problem}");
                        return ExitCode.DependencyDown;
                    }

                    var bad = await context.TellBadAsync(
                        host,
                        "'close' writes them to bad-rows.jsonl, 'replay' sends them again",
                        // What files had is told above, with the line.
                        context.StartedAt,
                        cancellationToken
                    );
                    return collected.Notices.Any(notice => notice.IsRefusal) ? ExitCode.SomeRowsBad : bad;
                }
            )
        );
        return command;
    }

    private static Command Mapping(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A table that a platform exported, CSV or XLSX" };
        var command = new Command("mapping", "Draft a mapping from a table, and show five rows as they would be read") { file };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    var path = result.GetValue(file)!;
                    var draft = MappingDraft.Of(
                        path,
                        await File.ReadAllBytesAsync(path, cancellationToken),
                        host.Get<IOptions<SheetOptions>>().Value
                    );
                    context.Answer("mapping", JsonNode.Parse(draft.Json));
                    context.Answer("missing", draft.Missing);
                    context.Console.WriteLine(draft.Json);
                    var missing = draft.Missing.Select(member => $"no column was found for {member}");
                    foreach (var line in draft.Notices.Concat(draft.Rows).Concat(missing))
                    {
                        context.TellError(line);
                    }

                    context.TellError(
                        $"mend it, and put it into {Path.Combine(settings.Out, "mappings")} as NAME.json; drop the file again"
                    );
                    return draft.Missing.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad;
                }
            )
        );
        return command;
    }

    private static void TellNotices(CommandContext context, IReadOnlyList<string> notices)
    {
        foreach (var notice in notices.Take(MostTold))
        {
            context.TellError(notice);
        }

        if (notices.Count > MostTold)
        {
            context.TellError($"and {Whole(notices.Count - MostTold)} more");
        }
    }

    private static Argument<string> NameArgument() => new("NAME") { Description = "The source, as 'sources list' shows it" };

    private static ISource Find(LocalHost host, string name)
    {
        var sources = host.Get<CollectEngagement>().Sources;
        var source =
            sources.FirstOrDefault(source => source.Name == name)
            ?? throw new UsageException(
                $"there is no source '{name}'; there are {string.Join(", ", sources.Select(source => source.Name))}"
            );
        return source.Place is not null
            ? source
            : throw new UsageException($"{name} is not enabled; {SourcesOptions.Section} in the configuration enables it");
    }

    private static string StateOf(ISource source, SourceStanding standing) =>
        source.Place is null ? "off"
        : standing.Word is not { } word ? $"ok{(source.Note is { } note ? $"; {note}" : "")}"
        : $"{word}{UntilOf(standing)}: {standing.Problem}";

    private static string UntilOf(SourceStanding standing) =>
        standing.State.NextAt is { } next ? string.Create(CultureInfo.InvariantCulture, $" until {next:yyyy-MM-dd HH:mm} UTC") : "";
}
