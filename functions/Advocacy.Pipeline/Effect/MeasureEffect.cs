using System.Text.Json;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Trials;
using MathNet.Numerics.Distributions;
using Microsoft.Extensions.Logging;

namespace Advocacy.Pipeline.Effect;

/// <summary>store ─► effect. What the lists changed: those invited against those held out at random, without figures about fewer than
/// five.</summary>
public sealed class MeasureEffect(
    MeasurePart measure,
    MeasureReturn returns,
    IEffectReports reports,
    IMeasurements measurements,
    SoleRuns runs,
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
        new(Name, today, "", await measure.PartsAsync(runs.Parts, cancellationToken), Steps: 1);

    /// <inheritdoc/>
    public async Task<byte[]?> DoPartAsync(
        StagePlan plan,
        int step,
        int part,
        ReadOnlyMemory<byte> joined,
        CancellationToken cancellationToken
    ) =>
        JsonSerializer.SerializeToUtf8Bytes(
            await measure.RunAsync(plan.Parts[part], UtcDay.StartOf(plan.Day), cancellationToken),
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
            plan.Day,
            cancellationToken
        );
        return [];
    }

    private static double UpperPoint(double freedom) => StudentT.InvCDF(0, 1, freedom, Upper);

    private async Task<Measured> MeasureAsync(DateOnly until, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var parts = await measure.PartsAsync(runs.Parts, cancellationToken);
        var all = await new Parts(Name, parts.Count, progress).EachAsync(
            parts.Count,
            (part, cancellation) => measure.RunAsync(parts[part], UtcDay.StartOf(until), cancellation),
            cancellationToken
        );
        return await JoinAsync(all, until, cancellationToken);
    }

    private async Task<Measured> JoinAsync(IReadOnlyList<MeasuredPart> all, DateOnly until, CancellationToken cancellationToken)
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
        )
        {
            Trials = MeasureTrials.Told(
                all.SelectMany(part => part.Trials),
                (await measurements.ReadAsync<EffectReport>(cancellationToken))?.Trials ?? []
            ),
            Return = await returns.ToldAsync(all.Select(part => part.Returns), until, cancellationToken),
        };
        var files = await reports.WriteEffectAsync(report, cancellationToken);
        await measurements.KeepAsync(report, cancellationToken);
        logger.Measured(report.Lists.Count);
        return new(report, files);
    }
}

/// <summary>What measuring the effect made.</summary>
/// <param name="Report">What may be published; no list where they are about too few people.</param>
/// <param name="Files">Where it is.</param>
public sealed record Measured(EffectReport Report, IReadOnlyList<string> Files);
