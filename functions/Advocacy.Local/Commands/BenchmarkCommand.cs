using System.CommandLine;
using System.Globalization;
using Advocacy.Local.Benchmarks;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Reports;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Advocacy.Local.Commands;

/// <summary>benchmark: one's own quantiles to exchange, and one's place among those given.</summary>
internal static class BenchmarkCommand
{
    public static Command Create(CommandContext context)
    {
        var others = new Option<string[]>("--against")
        {
            Description = "Files that other companies wrote",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("benchmark", "Write quantiles of your weeks that companies may exchange, and show your place") { others };
        command.SetAction(
            context.Over(
                async (host, settings, result, cancellationToken) =>
                {
                    var given = (result.GetValue(others) ?? []).Select(BenchmarkFile.Read).ToList();
                    var own = BenchmarkFile.Of(await McpCommand.ReaderOf(host).ReadAsync(cancellationToken));
                    context.Answer("benchmark", own);
                    if (own.Networks.Count == 0)
                    {
                        context.Console.WriteLine(
                            $"Nothing to compare: no network has {BenchmarkFile.FewestWeeks} closed weeks that are told."
                        );
                        return ExitCode.Done;
                    }

                    Show(context, host, own, given);
                    context.TellFiles([await WriteAsync(settings, own, cancellationToken)]);
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static async Task<string> WriteAsync(LocalSettings settings, BenchmarkFile own, CancellationToken cancellationToken)
    {
        var file = Path.Combine(settings.Out, "benchmark.json");
        await File.WriteAllTextAsync(file, own.ToJson(), cancellationToken);
        return file;
    }

    private static void Show(CommandContext context, LocalHost host, BenchmarkFile own, IReadOnlyList<BenchmarkFile> others)
    {
        var ranges = host.Get<IOptions<PageOptions>>().Value.RangesThatHold();
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("network", "measure", "your weeks: quarter, half, three quarters below", "others' median", "your place");
        foreach (var (network, measures) in own.Networks)
        {
            foreach (var (name, quartiles) in measures)
            {
                double[] medians =
                [
                    .. others
                        .Select(other => other.Networks.GetValueOrDefault(network)?.GetValueOrDefault(name)?.Median)
                        .OfType<double>()
                        .Order(),
                ];
                table.AddRow(
                    Markup.Escape(network),
                    name,
                    $"{Text(quartiles.Low)}, {Text(quartiles.Median)}, {Text(quartiles.High)}",
                    medians.Length == 0 ? "-" : Text(Quartiles.Of(medians).Median),
                    medians.Length == 0 ? "-" : PlaceOf(quartiles.Median, medians)
                );
            }
        }

        context.TellTable(table);
        foreach (var (network, range) in ranges.Where(range => own.Networks.ContainsKey(range.Key)))
        {
            context.Console.WriteLine(
                $"Published of {network}: {Text(range.Low)} to {Text(range.High)} reactions, comments and reshares a view "
                    + $"({range.Source.GetValueOrDefault("en", "")}, {range.Url}); the rate above has clicks and saves too."
            );
        }
    }

    private static string PlaceOf(double median, double[] others) =>
        string.Create(CultureInfo.InvariantCulture, $"{others.Count(other => other > median) + 1} of {others.Length + 1}");

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
