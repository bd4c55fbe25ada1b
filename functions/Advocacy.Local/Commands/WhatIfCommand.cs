using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Returns;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>whatif: what invitations return, and what a year would bring if something were otherwise.</summary>
internal static class WhatIfCommand
{
    private const int Percent = 100;

    private static Option<int?> Capacity { get; } =
        Number("--list", "People on each list, those held out among them", "PEOPLE", 1, 1_000_000);

    private static Option<int?> Training { get; } =
        Number("--training", "Of the beginners on lists, how many percent are trained", "PERCENT", 0, Percent);

    private static Option<int?> Contents { get; } = Number("--contents", "Pieces of content in four weeks", "PIECES", 0, 1_000_000);

    public static Command Create(CommandContext context)
    {
        var command = new Command(
            "whatif",
            "Show what invitations return, and what a year would bring with other lists, training or content"
        )
        {
            Capacity,
            Training,
            Contents,
        };
        command.SetAction(
            context.Over(
                async (host, _, result, cancellationToken) =>
                {
                    var head = await host.Get<ILedger>().ReadAsync(cancellationToken);
                    var report = head is null ? null : await host.Get<ComposeReport>().RunAsync(head, cancellationToken);
                    if (report?.Effect?.Return is not { } told)
                    {
                        throw new UsageException("nothing was measured yet: run 'effect' and 'close' first");
                    }

                    context.Answer("return", told);
                    ShowReturn(context, told);
                    var options = host.Get<IOptions<ReturnOptions>>().Value;
                    if (told.Why is null && told.Options != MeasureReturn.MarkOf(options, report.Currency))
                    {
                        context.TellError("These figures were reckoned with other costs or values than hold now: run 'effect' first.");
                    }

                    var year = ProgrammeYear.Of(report, options);
                    var whatIf = new WhatIf(told, year, options, host.Get<IOptions<SelectionOptions>>().Value.RestWeeks);
                    return Show(context, told, [.. BasesOf(told).SelectMany(basis => AnswersOf(whatIf, basis, result))]);
                }
            )
        );
        return command;
    }

    // Who asks is answered, even where nothing can be told.
    private static IEnumerable<ReturnBasis> BasesOf(ToldReturn told) =>
        told.ByBasis.Count == 0 ? [ReturnBasis.EarnedMedia] : told.ByBasis.Select(one => one.Basis);

    private static Option<int?> Number(string name, string description, string helpName, int least, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && !(
                    int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                )
            )
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"'{result.Tokens[0].Value}' is not a whole number from {least} to {most}.")
                );
            }
        });
        return option;
    }

    private static IEnumerable<(ReturnBasis Basis, WhatIfAnswer Answer)> AnswersOf(WhatIf whatIf, ReturnBasis basis, ParseResult result)
    {
        foreach (
            var (option, ask) in new (Option<int?>, Func<ReturnBasis, int, WhatIfAnswer>)[]
            {
                (Capacity, whatIf.Capacity),
                (Training, whatIf.Training),
                (Contents, whatIf.Content),
            }
        )
        {
            if (result.GetValue(option) is { } setting)
            {
                yield return (basis, ask(basis, setting));
            }
        }
    }

    private static void ShowReturn(CommandContext context, ToldReturn told)
    {
        if (told.Why is { } why)
        {
            context.Console.WriteLine(
                why switch
                {
                    WhyNoReturn.OnePerson => "No return is told: one person brought more than half of the value.",
                    WhyNoReturn.NoHoldOut => "No return can be told: nobody is held out, so that there is nothing to compare with.",
                    _ =>
                        $"No return can be told yet: it takes twenty people invited {Whole(told.FollowedWeeks)} weeks ago or more, as many "
                            + "held out, and five who became active.",
                }
            );
            return;
        }

        var table = new Table()
            .Title(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"What 100 invitations return in {told.FollowedWeeks} weeks, {told.Currency}, with 95 % intervals"
                )
            )
            .Border(TableBorder.Simple)
            .AddColumns("what counts", "a new ambassador", "100 invitations bring", "they cost", "what remains");
        foreach (var one in told.ByBasis)
        {
            table.AddRow(NameOf(one.Basis), Text(one.NewAmbassador), Text(one.Gain), Text(one.Cost), Text(one.Net));
        }

        context.TellTable(table);
    }

    private static ExitCode Show(CommandContext context, ToldReturn told, IReadOnlyList<(ReturnBasis Basis, WhatIfAnswer Answer)> answers)
    {
        context.Answer("whatIf", answers.Select(one => new { one.Basis, one.Answer }).ToList());
        var table = new Table()
            .Title($"What a year would bring more, {told.Currency}")
            .Border(TableBorder.Simple)
            .AddColumns("what counts", "if", "now", "more", "");
        foreach (var (basis, answer) in answers.Where(one => one.Answer.Why is null))
        {
            table.AddRow(NameOf(basis), IfOf(answer), Whole(answer.Now), Text(answer.More), NoteOf(answer));
        }

        if (table.Rows.Count > 0)
        {
            context.TellTable(table);
        }

        foreach (var (_, answer) in answers.Where(one => one.Answer.Why is not null).DistinctBy(one => one.Answer.Lever))
        {
            context.TellError($"{IfOf(answer)}: {ReasonOf(answer)}");
        }

        return answers.Any(one => one.Answer.Why is not null) ? ExitCode.Usage : ExitCode.Done;
    }

    private static string NameOf(ReturnBasis basis) => basis == ReturnBasis.Visits ? "visits, leads, hires" : "earned media value";

    private static string IfOf(WhatIfAnswer answer) =>
        answer.Lever switch
        {
            WhatIfLever.Capacity => $"{Whole(answer.Setting)} people a list",
            WhatIfLever.Training => $"{Whole(answer.Setting)} % of beginners trained",
            _ => $"{Whole(answer.Setting)} pieces of content in four weeks",
        };

    private static string NoteOf(WhatIfAnswer answer) =>
        answer.BeyondPercent > 0 ? $"{Whole(answer.BeyondPercent)} % beyond what was measured: at best"
        : answer.Lever == WhatIfLever.Capacity ? ""
        : "no hold-out stands behind it: at best";

    private static string ReasonOf(WhatIfAnswer answer) =>
        answer.Why switch
        {
            WhatIfRefusal.NotMeasured => "too few people are known to tell",
            WhatIfRefusal.HasNotVaried => "it was the same in all weeks, or the weeks are too few",
            WhatIfRefusal.CannotBeTold => "what was measured does not show whether it brings anything",
            WhatIfRefusal.TooFewVolunteers => $"so many volunteers are not there; the most is {Whole(answer.Nearest ?? 0)}",
            _ => $"too far from what was measured; the nearest that can be told is {Whole(answer.Nearest ?? 0)}",
        };

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(Estimated estimated) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimated.Value:#,0.##} ({estimated.Low:#,0.##} to {estimated.High:#,0.##})");
}
