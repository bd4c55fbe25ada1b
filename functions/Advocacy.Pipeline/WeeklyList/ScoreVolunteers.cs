using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Observability;
using Advocacy.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Scores the volunteers who can be won on the Monday of a list; nobody else is looked at. A first step learns what may be
/// known of neighbours, a second one scores.</summary>
public sealed class ScoreVolunteers(
    IActivityStore store,
    IConversionModel learner,
    IModelStore models,
    IOptions<ConversionOptions> options,
    IOptions<SelectionOptions> selection,
    ILogger<ScoreVolunteers> logger
)
{
    private const int Steps = 2;

    /// <summary>Scores everybody by the model that is champion now, all parts by the same.</summary>
    /// <param name="list">The list.</param>
    /// <param name="atLeast">Parts that everybody is to be cut into.</param>
    /// <param name="progress">Called after each part; null for nobody.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    /// <returns>What came of it, or null where there is no model.</returns>
    /// <exception cref="ModelMismatchException">The model predicts something else, or of others.</exception>
    public async Task<ScoredVolunteers?> RunAsync(
        IsoWeek list,
        int atLeast,
        IProgress<StageProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (await models.LoadAsync(cancellationToken) is not { } model)
        {
            logger.NoModel();
            return null;
        }

        CheckDefinition(model.Card.Definition);
        var names = await store.PartsAsync(atLeast, cancellationToken);
        var parts = new Parts(SelectCandidates.Name, names.Count * Steps, progress);
        var neighbours = learner.JoinNeighbours(
            await parts.EachAsync(
                names.Count,
                (part, cancellation) =>
                    learner.MeetAsync(
                        store.ReadPartAsync(names[part], Purpose.Predict, cancellation),
                        options.Value.Population,
                        list.Start,
                        cancellation
                    ),
                cancellationToken
            )
        );
        var all = await parts.EachAsync(
            names.Count,
            (part, cancellation) => ScoreAsync(names[part], list, model, neighbours, cancellation),
            cancellationToken
        );
        var scored = Join(model.Card, all);
        if (scored.Drift.Count(feature => feature.StabilityIndex >= options.Value.DriftThreshold) is > 0 and var drifted)
        {
            logger.Drifted(drifted, scored.Drift[0].Name, scored.Drift[0].StabilityIndex);
        }

        return scored;
    }

    private static ScoredVolunteers Join(ModelCard card, IReadOnlyList<ScoredPart> all) =>
        new(
            card.Version,
            [
                .. all.SelectMany(part => part.Scored.Candidates)
                    .OrderByDescending(candidate => candidate.Score)
                    .ThenBy(candidate => candidate.PersonId),
            ],
            [.. all.SelectMany(part => part.Recorded)],
            all.SelectMany(part => part.ActiveTeams).ToHashSet(StringComparer.Ordinal),
            EarlierInvitations.Join(all.Select(part => part.Earlier)),
            DriftOf(card, [.. all.Select(part => part.Scored)])
        );

    private async Task<ScoredPart> ScoreAsync(
        string part,
        IsoWeek list,
        SavedModel model,
        byte[] neighbours,
        CancellationToken cancellationToken
    )
    {
        var population = options.Value.Population;
        var rules = selection.Value.RulesOf(options.Value.Capacity);
        var recorded = new List<Listed>();
        var earlier = new EarlierInvitations(population, list.Start);
        var teams = new SortedSet<string>(StringComparer.Ordinal);
        var people = store
            .ReadPartAsync(part, Purpose.Predict, cancellationToken)
            .Where(person =>
            {
                recorded.AddRange(RecordedOf(person, list));
                earlier.Add(person);
                if (ActiveTeamOf(person, list.Start) is { } team)
                {
                    teams.Add(team);
                }

                return person.ConsentsTo(Purpose.List) && rules.MayList(person, list, list.Start);
            });
        return new(
            await learner.ScoreAsync(people, population, model, neighbours, list.Start, cancellationToken),
            recorded,
            [.. teams],
            earlier.ByProfile
        );
    }

    /// <summary>How a person stands on the list. What others recorded of it at another time was not drawn by it; and who was held out is
    /// told to nobody.</summary>
    private static IEnumerable<Listed> RecordedOf(EmployeeActivity person, IsoWeek list) =>
        person
            .Invitations.Where(step =>
                step.List == list && step.At == list.Start && step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut
            )
            .Select(step => new Listed(person.PersonId, false, step.Outcome == InvitationOutcome.HeldOut))
            .OrderByDescending(step => step.IsHeldOut)
            .Take(1);

    private string? ActiveTeamOf(EmployeeActivity person, DateTimeOffset cutoff) =>
        person.AttributesBefore(cutoff).TeamKey is { } team
        && person.IsVolunteerAt(cutoff, Purpose.Predict)
        && options.Value.Population.Ambassador.IsActive(Timeline.Of(person).SharedAt, cutoff)
            ? team
            : null;

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

    private void CheckDefinition(ModelDefinition trained)
    {
        var differences = trained.DifferencesFrom(ModelDefinition.Of(options.Value.Population));
        if (differences.Count > 0)
        {
            throw new ModelMismatchException(
                $"the model was trained with other options: its {string.Join("; its ", differences)}. Give the same options, or train again"
            );
        }
    }

    private sealed record ScoredPart(
        Scored Scored,
        IReadOnlyList<Listed> Recorded,
        IReadOnlyList<string> ActiveTeams,
        IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier
    );
}

/// <summary>The volunteers who can be won, scored.</summary>
/// <param name="Model">The version of the model.</param>
/// <param name="Ranked">Those who may be listed, the likeliest first.</param>
/// <param name="Recorded">Those who stand on the list already: it was drawn before.</param>
/// <param name="ActiveTeams">The teams with an active ambassador.</param>
/// <param name="Earlier">How those invited before did, by profile.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
public sealed record ScoredVolunteers(
    string Model,
    IReadOnlyList<Candidate> Ranked,
    IReadOnlyList<Listed> Recorded,
    IReadOnlySet<string> ActiveTeams,
    IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier,
    IReadOnlyList<Drift> Drift
);
