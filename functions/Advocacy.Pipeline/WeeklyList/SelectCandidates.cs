using System.Text;
using System.Text.Json;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>model ─► candidates ─► HR list. Draws the list of a week from the volunteers who can be won on its Monday; nobody else is
/// looked at. A first step learns what one may know of one's neighbours, a second one scores. Who is on the list, and who of them is held
/// out, is recorded before anybody is told, and a list that is recorded is not drawn again.</summary>
public sealed class SelectCandidates : IScan, IScheduledStage
{
    private readonly IActivityStore _store;
    private readonly IConversionModel _learner;
    private readonly IModelStore _models;
    private readonly DescribeList _describe;
    private readonly PublishList _publish;
    private readonly IAudit _audit;
    private readonly StartScan _start;
    private readonly ConversionOptions _options;
    private readonly ScanOptions _scanOptions;
    private readonly SelectionOptions _selection;
    private readonly IScanStore _runs;
    private readonly DrawList _draw;
    private readonly TimeProvider _clock;
    private readonly ILogger<SelectCandidates> _logger;

    /// <summary>The stage over its ports.</summary>
    public SelectCandidates(
        IActivityStore store,
        IConversionModel learner,
        IModelStore models,
        DescribeList describe,
        PublishList publish,
        IAudit audit,
        IScanStore runs,
        DrawList draw,
        TimeProvider clock,
        StartScan start,
        IOptions<ConversionOptions> options,
        IOptions<ScanOptions> scanOptions,
        IOptions<SelectionOptions> selection,
        ILogger<SelectCandidates> logger
    )
    {
        (_store, _learner, _models, _describe, _publish, _audit, _start, _logger) = (
            store,
            learner,
            models,
            describe,
            publish,
            audit,
            start,
            logger
        );
        (_runs, _draw, _clock) = (runs, draw, clock);
        (_options, _scanOptions, _selection) = (options.Value, scanOptions.Value, selection.Value);
        Steps =
        [
            new ScanStep<object, string, NeighboursMet>(
                (run, part, _, cancellationToken) => MeetAsync(run, part, cancellationToken),
                (_, _, parts, cancellationToken) => JoinNeighboursAsync(parts, cancellationToken)
            ),
            new ScanStep<NeighboursMet, ScoredPart, Selected>(
                (run, part, met, cancellationToken) => ScoreAsync(run, part, met!, cancellationToken),
                (run, met, parts, cancellationToken) => JoinCandidatesAsync(run, met!, parts, cancellationToken)
            ),
        ];
    }

    /// <inheritdoc/>
    public string Name => "candidates";

    /// <inheritdoc/>
    public IReadOnlyList<IScanStep> Steps { get; }

    /// <summary>Parts of everybody, or none where there is no model.</summary>
    /// <exception cref="ModelMismatchException">The model predicts something else, or of others.</exception>
    public async Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        if (await _models.LoadAsync(cancellationToken) is not { } model)
        {
            _logger.NoModel();
            return [];
        }

        CheckDefinition(model.Card.Definition);
        return await _store.PartsAsync(_scanOptions.Parts, cancellationToken);
    }

    /// <summary>Writes the list of this week, once, from Monday morning on in the time zone of the options.</summary>
    public async Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var local = _selection.Local(_clock.GetUtcNow());
        var day = DateOnly.FromDateTime(local.DateTime);
        if (day.DayOfWeek == DayOfWeek.Monday && local.Hour >= _selection.LocalHour && !await IsMadeAsync(day, cancellationToken))
        {
            await _start.RunScheduledAsync(this, day, day, cancellationToken);
        }
    }

    private static DateTimeOffset CutoffOf(ScanRun run) => UtcDay.StartOf(IsoWeekName.MondayOf(run.Until));

    private async Task<bool> IsMadeAsync(DateOnly day, CancellationToken cancellationToken) =>
        await _runs.CurrentAsync(Name, cancellationToken) is { } run
        && IsoWeekName.Of(run.Until) == IsoWeekName.Of(day)
        && await _runs.ReadAsync(run, Steps.Count - 1, null, cancellationToken) is { } outcome
        && JsonSerializer.Deserialize<Selected>(outcome.Span, JsonSerializerOptions.Web) is { IsMade: true };

    /// <summary>As text: within base64 nobody who is erased would be found.</summary>
    private async Task<string> MeetAsync(ScanRun run, int part, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(
            await _learner.MeetAsync(
                _store.ReadPartAsync(run.Parts[part], Purpose.Predict, cancellationToken),
                _options.Population,
                CutoffOf(run),
                cancellationToken
            )
        );

    private async Task<NeighboursMet> JoinNeighboursAsync(IAsyncEnumerable<string> parts, CancellationToken cancellationToken) =>
        new(
            Encoding.UTF8.GetString(_learner.JoinNeighbours(await parts.Select(Encoding.UTF8.GetBytes).ToListAsync(cancellationToken))),
            (await _models.LoadAsync(cancellationToken))?.Card.Version
        );

    private async Task<ScoredPart> ScoreAsync(ScanRun run, int part, NeighboursMet met, CancellationToken cancellationToken)
    {
        var (list, cutoff) = (IsoWeekName.Of(run.Until), CutoffOf(run));
        var rules = _selection.RulesOf(_options.Capacity);
        var recorded = new List<Listed>();
        var earlier = new EarlierInvitations(_options.Population, cutoff);
        var teams = new SortedSet<string>(StringComparer.Ordinal);
        var people = _store
            .ReadPartAsync(run.Parts[part], Purpose.Predict, cancellationToken)
            .Where(person =>
            {
                // What others recorded of the list at another time was not drawn by it; and who was held out is told to nobody.
                recorded.AddRange(
                    person
                        .Invitations.Where(step =>
                            step.List == list && step.At == cutoff && step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut
                        )
                        .Select(step => new Listed(person.EmployeeId, false, step.Outcome == InvitationOutcome.HeldOut))
                        .OrderByDescending(step => step.IsHeldOut)
                        .Take(1)
                );
                earlier.Add(person);
                if (
                    person.AttributesBefore(cutoff).TeamKey is { } team
                    && person.IsVolunteerAt(cutoff)
                    && _options.Population.Ambassador.IsActive(Timeline.Of(person).SharedAt, cutoff)
                )
                {
                    teams.Add(team);
                }

                return person.ConsentsTo(Purpose.List) && rules.MayList(person, list, cutoff);
            });
        return new(
            await _learner.ScoreAsync(
                people,
                _options.Population,
                await ModelAsync(met.Model, cancellationToken),
                Encoding.UTF8.GetBytes(met.Neighbours),
                cutoff,
                cancellationToken
            ),
            recorded,
            [.. teams],
            earlier.ByProfile
        );
    }

    private async Task<Selected> JoinCandidatesAsync(
        ScanRun run,
        NeighboursMet met,
        IAsyncEnumerable<ScoredPart> parts,
        CancellationToken cancellationToken
    )
    {
        var list = IsoWeekName.Of(run.Until);
        if (run.Parts.Count == 0)
        {
            return new(list, 0, 0, 0, [], []);
        }

        var all = await parts.ToListAsync(cancellationToken);
        List<Candidate> ranked =
        [
            .. all.SelectMany(part => part.Scored.Candidates)
                .OrderByDescending(candidate => candidate.Score)
                .ThenBy(candidate => candidate.EmployeeId, TextOrder.Instance),
        ];
        var drift = DriftOf((await ModelAsync(met.Model, cancellationToken)).Card, [.. all.Select(part => part.Scored)]);
        if (drift.Count(feature => feature.StabilityIndex >= _options.DriftThreshold) is > 0 and var drifted)
        {
            _logger.Drifted(drifted, drift[0].Name, drift[0].StabilityIndex);
        }

        var listed = (
            await _draw.RunAsync(list, CutoffOf(run), ranked, [.. all.SelectMany(part => part.Recorded)], cancellationToken)
        ).ToDictionary(person => person.EmployeeId, StringComparer.Ordinal);
        var invited = await _describe.RunAsync(
            [
                .. ranked
                    .Where(candidate => listed.TryGetValue(candidate.EmployeeId, out var person) && !person.IsHeldOut)
                    .Select(candidate => (candidate, listed[candidate.EmployeeId].IsExplored)),
            ],
            all.SelectMany(part => part.ActiveTeams).ToHashSet(StringComparer.Ordinal),
            EarlierInvitations.Join(all.Select(part => part.Earlier)),
            CutoffOf(run),
            cancellationToken
        );
        string[] heldOut =
        [
            .. ranked.Select(candidate => candidate.EmployeeId).Where(id => listed.TryGetValue(id, out var person) && person.IsHeldOut),
        ];
        var madeAt = (await _audit.ReadListAsync(list, cancellationToken))?.MadeAt ?? _clock.GetUtcNow();
        var (made, files) = await _publish.RunAsync(new(list, met.Model!, ranked.Count, invited, heldOut, madeAt), cancellationToken);
        _logger.Selected(made.Invited.Count, ranked.Count, list);
        return new(list, ranked.Count, made.Invited.Count, made.HeldOut.Count, drift, files);
    }

    /// <summary>Of each feature and the score, the most drifted first.</summary>
    private static List<Drift> DriftOf(ModelCard card, IReadOnlyList<Scored> parts) =>
        [
            .. card
                .Reference.Select(
                    (reference, i) => new Drift(reference.Name, reference.StabilityIndex(Sum(parts.Select(part => part.Counts[i]))))
                )
                .OrderByDescending(drift => drift.StabilityIndex),
        ];

    private static long[] Sum(IEnumerable<long[]> counts) => counts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    /// <summary>All parts are scored by one version, whichever is the champion meanwhile.</summary>
    private async Task<SavedModel> ModelAsync(string? version, CancellationToken cancellationToken) =>
        (version is null ? null : await _models.LoadAsync(version, cancellationToken))
        ?? throw new ModelMismatchException("the model was taken away while the list was being made; make it again");

    private void CheckDefinition(ModelDefinition trained)
    {
        var differences = trained.DifferencesFrom(ModelDefinition.Of(_options.Population));
        if (differences.Count > 0)
        {
            throw new ModelMismatchException(
                $"the model was trained with other options: its {string.Join("; its ", differences)}. Give the same options, or train again"
            );
        }
    }
}

/// <summary>What selecting made. It names nobody: who is on the list stands in the audit.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Scored">Volunteers who may be listed.</param>
/// <param name="Invited">People to be invited.</param>
/// <param name="HeldOut">Of those on the list, how many are held out: they are not told to HR.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
/// <param name="Files">Where the list is; none where there is no model yet.</param>
public sealed record Selected(string List, int Scored, int Invited, int HeldOut, IReadOnlyList<Drift> Drift, IReadOnlyList<string> Files)
{
    /// <summary>Whether there was a model to make a list by.</summary>
    public bool IsMade => Files.Count > 0;
}

/// <summary>What scoring made of a part.</summary>
/// <param name="Scored">Those who may be listed.</param>
/// <param name="Recorded">Those who stand on the list already: it was drawn before.</param>
/// <param name="ActiveTeams">The teams in which it found an active ambassador.</param>
/// <param name="Earlier">How those invited before did, by profile.</param>
public sealed record ScoredPart(
    Scored Scored,
    IReadOnlyList<Listed> Recorded,
    IReadOnlyList<string> ActiveTeams,
    IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier
);

/// <summary>What the first step of selecting joined.</summary>
/// <param name="Neighbours">What one may know of one's neighbours.</param>
/// <param name="Model">The version of the model that all parts are to be scored by; null where there is none.</param>
public sealed record NeighboursMet(string Neighbours, string? Model);
