using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>feedback FILE: HR's answers.</summary>
internal static class FeedbackCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string?>("FILE")
        {
            Description =
                "A list, CSV or XLSX, whose column of answers was filled in: accepted, declined or later [default: whatever lies in the "
                + "folder feedback]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("feedback", "Take in what the people on a list answered") { file };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    await host.RefuseRealPeopleAsync(cancellationToken);
                    return result.GetValue(file) is { } path
                        ? await TakeAsync(context, host, path, cancellationToken)
                        : await CollectAsync(context, host, cancellationToken);
                }
            )
        );
        return command;
    }

    private static async Task<ExitCode> TakeAsync(CommandContext context, LocalHost host, string path, CancellationToken cancellationToken)
    {
        var (rows, unreadable) = FeedbackSheet.Read(
            Path.GetFileName(path),
            await File.ReadAllBytesAsync(path, cancellationToken),
            host.Get<IOptions<SheetOptions>>().Value
        );
        var taken = await host.Get<ReadFeedback>().RunAsync(rows, cancellationToken);
        context.Answer("answers", taken);
        context.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{taken.Taken:N0} answers taken in, {taken.Known:N0} known before, "
                    + $"{taken.Open:N0} open; 'effect' shows what the lists changed"
            )
        );
        var problems = unreadable.Concat(taken.Problems).OrderBy(problem => problem.Line).ToList();
        foreach (var problem in problems)
        {
            context.TellError(string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}: {problem.Why}"));
        }

        return problems.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad;
    }

    private static async Task<ExitCode> CollectAsync(CommandContext context, LocalHost host, CancellationToken cancellationToken)
    {
        var files = await host.Get<CollectFeedback>().RunAsync(cancellationToken);
        context.Answer("files", files);
        context.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Count:N0} files taken in from the folder feedback; word of each is in feedback/word"
            )
        );
        foreach (var (file, word, _) in files.Where(file => file.HasProblems))
        {
            context.TellError($"{file}: {word}");
        }

        return files.Any(file => file.HasProblems) ? ExitCode.SomeRowsBad : ExitCode.Done;
    }
}
