using System.CommandLine;
using System.Globalization;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>survey FILE: the answers that a form tool exported.</summary>
internal static class SurveyCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV or XLSX, one line an answer; the section Advocacy:Survey names its columns",
        };
        var command = new Command("survey", "Take in the answers to a survey, as a form tool exports them") { file };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    await host.RefuseRealPeopleAsync(cancellationToken);
                    var path = result.GetValue(file)!;
                    var survey = SurveySheet.Read(
                        path,
                        await File.ReadAllBytesAsync(path, cancellationToken),
                        host.Get<IOptions<SurveyOptions>>().Value,
                        host.Get<IOptions<SheetOptions>>().Value,
                        context.Clock.GetUtcNow()
                    );
                    await context.Display.RunAsync("survey", progress => host.TakeInAsync(survey, progress, cancellationToken));
                    context.Answer("answers", survey.Rows - survey.Problems.Count);
                    context.Answer("problems", survey.Problems.Select(problem => new { problem.Line, problem.Why }));
                    context.Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{survey.Rows - survey.Problems.Count:N0} answers taken into {settings.Store}; they count for 12 months"
                        )
                    );
                    foreach (var notice in survey.Notices)
                    {
                        context.TellError(notice);
                    }

                    foreach (var (line, why) in survey.Problems)
                    {
                        context.TellError(string.Create(CultureInfo.InvariantCulture, $"line {line}: {why}"));
                    }

                    return survey.Problems.Count == 0 ? ExitCode.Done : ExitCode.SomeRowsBad;
                }
            )
        );
        return command;
    }
}
