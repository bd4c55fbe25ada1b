using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Events;
using Advocacy.Sources.Drop;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>ingest PATH…: takes in event files.</summary>
internal static class IngestCommand
{
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = ".jsonl or .jsonl.gz files, or folders of them",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("ingest", "Take in event files") { paths };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    var simulated = Path.GetFullPath(SimulateCommand.FileIn(settings.Out));
                    if (result.GetValue(paths)!.Any(path => Path.GetFullPath(path) != simulated))
                    {
                        await host.RefuseRealPeopleAsync(cancellationToken);
                    }

                    var ingested = await IngestAsync(context, host, EventFiles.At(result.GetValue(paths)!), cancellationToken);
                    context.Answer("lines", ingested.Lines);
                    context.Answer("counts", ingested.Counts);
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{ingested.Lines:N0} lines read into {settings.Store}: {ingested.Counts.Shares:N0} shares of "
                                + $"{ingested.Counts.Employees:N0} employees in it now"
                        )
                    );
                    return await context.TellBadAsync(
                        host,
                        "'close' writes them to bad-rows.jsonl, 'replay' sends them again",
                        cancellationToken
                    );
                }
            )
        );
        return command;
    }

    /// <summary>Takes in files, and counts what there is then.</summary>
    public static async Task<(long Lines, ActivityCounts Counts)> IngestAsync(
        CommandContext context,
        LocalHost host,
        EventFiles files,
        CancellationToken cancellationToken
    )
    {
        var collected = await context.Display.RunAsync("ingest", progress => host.TakeInAsync(files, progress, cancellationToken));
        return (collected.Lines, await host.Get<IActivityStore>().CountAsync(Purpose.Rights, cancellationToken));
    }
}
