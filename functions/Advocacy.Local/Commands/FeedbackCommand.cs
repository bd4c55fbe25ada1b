using System.CommandLine;
using System.Globalization;
using Advocacy.Adapters.Reports;
using Advocacy.Pipeline.Stages;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>feedback FILE: HR's answers.</summary>
internal static class FeedbackCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A list whose column outcome was filled in: accepted, declined or later" };
        var command = new Command("feedback", "Take in what the people on a list answered") { file };
        command.SetAction(context.Over(async (host, _, result, cancellationToken) =>
        {
            var (rows, unreadable) = await FeedbackCsv.ReadAsync(result.GetValue(file)!, cancellationToken);
            var taken = await host.Get<TakeFeedback>().RunAsync(rows, cancellationToken);
            context.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.Taken:N0} answers taken in, {taken.Open:N0} open; 'effect' tells what the lists changed"));
            var problems = unreadable.Concat(taken.Problems).OrderBy(problem => problem.Line).ToList();
            foreach (var problem in problems)
            {
                context.TellError($"line {problem.Line}: {problem.Why}");
            }

            return problems.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad;
        }));
        return command;
    }
}
