using System.CommandLine;
using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Local.Hosting;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Queues;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;
using Spectre.Console;
using static Advocacy.Local.Terminal.Numbers;

namespace Advocacy.Local.Commands;

/// <summary>status: what the store and the queue hold.</summary>
internal static class StatusCommand
{
    private const int MostDrifted = 3;

    public static Command Create(CommandContext context)
    {
        var command = new Command("status", "Show what the store and the queue hold");
        command.SetAction(
            context.Over(
                async (host, settings, _, cancellationToken) =>
                {
                    await ShowAsync(context, host, settings, cancellationToken);
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

    private static async Task ShowAsync(CommandContext context, LocalHost host, LocalSettings settings, CancellationToken cancellationToken)
    {
        var counts = await host.Get<IActivityStore>().CountAsync(Purpose.Rights, cancellationToken);
        var queue = host.Get<IMessageQueue>();
        var (sources, model) = (await SourcesAsync(host, cancellationToken), await ModelAsync(host.Get<IModelStore>(), cancellationToken));
        context.Answer("store", settings.Store);
        context.Answer("counts", counts);
        context.Answer("messagesWaiting", await queue.CountAsync(QueueNames.Events, cancellationToken));
        context.Answer("sources", sources);
        context.Answer("model", ModelAnswer.Of((await host.Get<IModelStore>().LoadAsync(cancellationToken))?.Card));
        context.Answer("modelInWords", model);
        context.Answer("drift", await host.Get<SelectCandidates>().LastAsync(cancellationToken) is { } list ? list.Drift : []);
        var table = new Table().HideHeaders().Border(TableBorder.Simple).AddColumns("what", "value");
        foreach (
            var (what, value) in new[]
            {
                ("store", settings.Store),
                ("employees", Whole(counts.Employees)),
                ("shares", Whole(counts.Shares)),
                ("contents", Whole(counts.Contents)),
                ("share days with counters", Whole(counts.EngagementDays)),
                ("interactions", Whole(counts.Interactions)),
                ("first share", Instant(counts.FirstActivity)),
                ("last activity", Instant(counts.LastActivity)),
                ("lag behind the clock", counts.LastActivity is { } last ? Age(context.Clock.GetUtcNow() - last) : "-"),
                ("messages waiting", Whole(await queue.CountAsync(QueueNames.Events, cancellationToken))),
                ("erasures waiting", Whole(await queue.CountAsync(QueueNames.Erasure, cancellationToken))),
                ("parts of sources waiting", Whole(await queue.CountAsync(QueueNames.Collection, cancellationToken))),
                ("poison messages", Whole(await host.CountPoisonAsync(cancellationToken))),
                ("bad rows", Whole((await host.Get<IBadRowStore>().CountAsync(cancellationToken)).Values.Sum())),
                ("sources", sources),
                ("model", model),
                ("drift at the last list", await DriftAsync(host, cancellationToken)),
            }
        )
        {
            table.AddRow(what, Markup.Escape(value));
        }

        context.TellTable(table);
    }

    /// <summary>The enabled sources that do not do well.</summary>
    private static async Task<string> SourcesAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var source in host.Get<CollectEngagement>().Sources.Where(source => source.Place is not null))
        {
            if (await host.Get<SourceStandings>().OfAsync(source, cancellationToken) is { Word: { } word } standing)
            {
                problems.Add($"{source.Name} {word}: {standing.Problem}");
            }
        }

        return problems.Count == 0 ? "ok" : string.Join("; ", problems);
    }

    private static async Task<string> ModelAsync(IModelStore models, CancellationToken cancellationToken) =>
        await models.LoadAsync(cancellationToken) is { } model
            ? $"{model.Card.Version}, ROC AUC {TrainCommand.Figure(model.Card.Metrics.RocAuc)}"
            : $"none: {(await models.WhyNoneAsync(cancellationToken) ?? NoModelYet.NotTrained).Words}";

    private static async Task<string> DriftAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var threshold = host.Get<IOptions<ConversionOptions>>().Value.DriftThreshold;
        var drift = await host.Get<SelectCandidates>().LastAsync(cancellationToken) is { } last ? last.Drift : [];
        var drifted = drift.Where(feature => feature.StabilityIndex >= threshold).ToList();
        return drift.Count == 0 ? "-"
            : drifted.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"none; most of all {drift[0].Name} {drift[0].StabilityIndex:0.00}")
            : "WARNING: "
                + string.Join(
                    ", ",
                    drifted
                        .Take(MostDrifted)
                        .Select(feature => string.Create(CultureInfo.InvariantCulture, $"{feature.Name} {feature.StabilityIndex:0.00}"))
                )
                + (
                    drifted.Count > MostDrifted
                        ? string.Create(CultureInfo.InvariantCulture, $" and {drifted.Count - MostDrifted} more")
                        : ""
                );
    }

    private static string Age(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalDays):N1} days");

    private static string Instant(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "-";
}
