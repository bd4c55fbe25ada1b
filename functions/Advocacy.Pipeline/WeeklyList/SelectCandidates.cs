using System.Text.Json;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Runs;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>model ─► candidates ─► HR list. Makes the list of a week, of the volunteers who can be won on its Monday.</summary>
public sealed class SelectCandidates(SoleRuns runs, ScoreVolunteers score, MakeList make, IMeasurements measurements, ListCalendar calendar)
    : IPartedStage
{
    /// <summary>The stage's name.</summary>
    public const string Name = "candidates";

    /// <summary>Writes the list of this week, once, from Monday morning on in the time zone of the options.</summary>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        await DueAsync(cancellationToken) is { } list
        && await runs.TryRunAsync(Name, held => SelectAsync(list, null, held), cancellationToken);

    /// <inheritdoc/>
    public async Task<StagePlan?> PlanAsync(DateOnly today, CancellationToken cancellationToken) =>
        await DueAsync(cancellationToken) is { } list
            ? new(
                Name,
                DateOnly.FromDateTime(list.Start.UtcDateTime),
                (await score.PlanAsync(cancellationToken)).Version,
                await score.PartsAsync(runs.Parts, cancellationToken),
                ScoreVolunteers.Steps
            )
            : null;

    /// <inheritdoc/>
    public async Task<byte[]?> DoPartAsync(
        StagePlan plan,
        int step,
        int part,
        ReadOnlyMemory<byte> joined,
        CancellationToken cancellationToken
    )
    {
        var list = IsoWeek.Of(plan.Day);
        if (step == 0)
        {
            return await score.MeetAsync(plan.Parts[part], list, cancellationToken);
        }

        return await score.ScorerAsync(plan.Basis, cancellationToken) is { } scorer
            ? JsonSerializer.SerializeToUtf8Bytes(
                await score.ScoreAsync(plan.Parts[part], list, scorer, joined.ToArray(), cancellationToken),
                JsonSerializerOptions.Web
            )
            : null;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> JoinAsync(
        StagePlan plan,
        int step,
        IReadOnlyList<ReadOnlyMemory<byte>> parts,
        CancellationToken cancellationToken
    )
    {
        if (step == 0)
        {
            return score.Join([.. parts.Select(part => part.ToArray())]);
        }

        if (await score.ScorerAsync(plan.Basis, cancellationToken) is not { } scorer)
        {
            return null;
        }

        List<ScoredPart> all = [.. parts.Select(part => JsonSerializer.Deserialize<ScoredPart>(part.Span, JsonSerializerOptions.Web)!)];
        await MakeAsync(IsoWeek.Of(plan.Day), score.Join(scorer, all), cancellationToken);
        return [];
    }

    /// <summary>Writes the list of a day's week, after any run that is under way.</summary>
    /// <exception cref="NotConsultedException">It may not be made yet.</exception>
    public Task<Selected> RunAsync(DateOnly day, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        calendar.Check(IsoWeek.Of(day));
        return runs.RunAsync(Name, held => SelectAsync(IsoWeek.Of(day), progress, held), cancellationToken);
    }

    /// <summary>The last list that was made, or null where there is none.</summary>
    public Task<LastList?> LastAsync(CancellationToken cancellationToken) => measurements.ReadAsync<LastList>(cancellationToken);

    private async Task<Selected> SelectAsync(IsoWeek list, IProgress<StageProgress>? progress, CancellationToken cancellationToken) =>
        await MakeAsync(list, await score.RunAsync(list, runs.Parts, progress, cancellationToken), cancellationToken);

    /// <summary>The list that is due now, by the clock of the options' time zone; null where none is.</summary>
    private async Task<IsoWeek?> DueAsync(CancellationToken cancellationToken) =>
        calendar.Due() is { } list && (await LastAsync(cancellationToken))?.List != list ? list : null;

    private async Task<Selected> MakeAsync(IsoWeek list, ScoredVolunteers scored, CancellationToken cancellationToken)
    {
        var whyNone = await score.WhyNoneAsync(scored, cancellationToken);
        var selected = await make.RunAsync(list, scored, whyNone, calendar.ConsultedOn, cancellationToken);
        await measurements.KeepAsync(new LastList(list, selected.Drift), cancellationToken);
        return selected;
    }
}

/// <summary>The last list that was made; about nobody.</summary>
/// <param name="List">The list.</param>
/// <param name="Drift">How far features and score were from training, the farthest first.</param>
public sealed record LastList(IsoWeek List, IReadOnlyList<Drift> Drift);

/// <summary>What selecting made. It names nobody: the audit says who is on the list.</summary>
/// <param name="List">The list.</param>
/// <param name="Scored">Volunteers who may be listed.</param>
/// <param name="Invited">People to be invited.</param>
/// <param name="HeldOut">Of those on the list, how many are held out: HR does not see them.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
/// <param name="IsDrawnBefore">Whether it had been drawn before, and stays as it was drawn.</param>
/// <param name="Files">Where the list is.</param>
public sealed record Selected(
    IsoWeek List,
    int Scored,
    int Invited,
    int HeldOut,
    IReadOnlyList<Drift> Drift,
    bool IsDrawnBefore,
    IReadOnlyList<string> Files
);
