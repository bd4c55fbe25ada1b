using System.Text.Json;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using MathNet.Numerics.Distributions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Effect;

/// <summary>store ─► effect. What the lists changed: those invited against those held out at random, without figures about fewer than
/// five.</summary>
public sealed class MeasureEffect(
    IActivityStore store,
    IEffectReports reports,
    IMeasurements measurements,
    SoleRuns runs,
    IOptions<ConversionOptions> options,
    ILogger<MeasureEffect> logger
) : IPartedStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "effect";

    private const double Upper = 0.975;

    /// <summary>Measures all lists whose horizon has passed.</summary>
    public Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        runs.TryRunAsync(Name, held => MeasureAsync(today, null, held), cancellationToken);

    /// <summary>Measures all lists whose horizon has passed on a day, after any run that is under way.</summary>
    public Task<Measured> RunAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken) =>
        runs.RunAsync(Name, held => MeasureAsync(until, progress, held), cancellationToken);

    /// <inheritdoc/>
    public async Task<StagePlan?> PlanAsync(DateOnly today, CancellationToken cancellationToken) =>
        new(Name, today, "", await store.PartsAsync(runs.Parts, cancellationToken), Steps: 1);

    /// <inheritdoc/>
    public async Task<byte[]?> DoPartAsync(
        StagePlan plan,
        int step,
        int part,
        ReadOnlyMemory<byte> joined,
        CancellationToken cancellationToken
    ) =>
        JsonSerializer.SerializeToUtf8Bytes(
            await MeasurePartAsync(plan.Parts[part], UtcDay.StartOf(plan.Day), cancellationToken),
            JsonSerializerOptions.Web
        );

    /// <inheritdoc/>
    public async Task<byte[]?> JoinAsync(
        StagePlan plan,
        int step,
        IReadOnlyList<ReadOnlyMemory<byte>> parts,
        CancellationToken cancellationToken
    )
    {
        await JoinAsync(
            [.. parts.Select(part => JsonSerializer.Deserialize<MeasuredPart>(part.Span, JsonSerializerOptions.Web)!)],
            cancellationToken
        );
        return [];
    }

    private static double UpperPoint(double freedom) => StudentT.InvCDF(0, 1, freedom, Upper);

    private async Task<Measured> MeasureAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var parts = await store.PartsAsync(runs.Parts, cancellationToken);
        var all = await new Parts(Name, parts.Count, progress).EachAsync(
            parts.Count,
            (part, cancellation) => MeasurePartAsync(parts[part], UtcDay.StartOf(until), cancellation),
            cancellationToken
        );
        return await JoinAsync(all, cancellationToken);
    }

    private async Task<Measured> JoinAsync(IReadOnlyList<MeasuredPart> all, CancellationToken cancellationToken)
    {
        var report = new EffectReport(
            [.. EffectFold.Publish(EffectFold.Join(all.SelectMany(part => part.Lists))).Select(ToldEffect.Of)],
            FunnelFold.Publish(FunnelFold.Join(all.Select(part => part.Funnel))),
            [
                .. SurveyChangeFold
                    .Join(all.Select(part => part.Surveys))
                    .Where(change => change.IsPublishable)
                    .Select(change => SurveyEffect.Of(change, UpperPoint).Told()),
            ]
        );
        var files = await reports.WriteEffectAsync(report, cancellationToken);
        await measurements.KeepAsync(report, cancellationToken);
        logger.Measured(report.Lists.Count);
        return new(report, files);
    }

    private async Task<MeasuredPart> MeasurePartAsync(string part, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var ambassador = options.Value.Population.Ambassador;
        var lists = new EffectFold(ambassador, asOf);
        var funnel = new FunnelFold(ambassador, asOf);
        var surveys = new SurveyChangeFold(ambassador.Horizon, asOf);
        await foreach (var person in store.ReadPartAsync(part, Purpose.Measure, cancellationToken))
        {
            lists.Add(person);
            funnel.Add(person);
            surveys.Add(person);
        }

        return new(lists.Lists, funnel.Counts, surveys.Changes);
    }
}

/// <summary>What measuring the effect made.</summary>
/// <param name="Report">What may be published; no list where they are about too few people.</param>
/// <param name="Files">Where it is.</param>
public sealed record Measured(EffectReport Report, IReadOnlyList<string> Files);

/// <summary>What measuring made of a part of the people, not for publication.</summary>
/// <param name="Lists">Invited and held out, by list.</param>
/// <param name="Funnel">How far people came.</param>
/// <param name="Surveys">How answers changed.</param>
public sealed record MeasuredPart(IReadOnlyList<ListEffect> Lists, IReadOnlyList<FunnelTally> Funnel, IReadOnlyList<SurveyChange> Surveys);
