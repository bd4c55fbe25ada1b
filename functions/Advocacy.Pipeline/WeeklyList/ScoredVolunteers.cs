using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>The volunteers who can be won, scored.</summary>
/// <param name="Model">The version of what scored.</param>
/// <param name="Ranked">Those who may be listed, the likeliest first.</param>
/// <param name="Recorded">Those who stand on the list already: it was drawn before.</param>
/// <param name="Teams">Their colleagues who volunteer, by team.</param>
/// <param name="Buddies">Of these ambassadors, those who agreed to be buddies.</param>
/// <param name="Earlier">How those invited before did, by profile.</param>
/// <param name="Drift">How far features and score are from training, the farthest first.</param>
public sealed record ScoredVolunteers(
    string Model,
    IReadOnlyList<Candidate> Ranked,
    IReadOnlyList<Listed> Recorded,
    IReadOnlyDictionary<string, Teammates> Teams,
    Buddies Buddies,
    IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier,
    IReadOnlyList<Drift> Drift
);

/// <summary>What scoring made of a part of the people.</summary>
/// <param name="Scored">Their scores.</param>
/// <param name="Recorded">Those who stand on the list already.</param>
/// <param name="Teams">The volunteers among them, by team.</param>
/// <param name="Buddies">Of these ambassadors, those who agreed to be buddies.</param>
/// <param name="Earlier">How those invited before did, by profile.</param>
public sealed record ScoredPart(
    Scored Scored,
    IReadOnlyList<Listed> Recorded,
    IReadOnlyDictionary<string, Teammates> Teams,
    IReadOnlyList<TeamBuddy> Buddies,
    IReadOnlyDictionary<Profile, PeopleLikeThem> Earlier
)
{
    /// <summary>Everybody, of the parts.</summary>
    public static ScoredVolunteers Join(Scorer scorer, IReadOnlyList<ScoredPart> all) =>
        new(
            scorer.Version,
            [
                .. all.SelectMany(part => part.Scored.Candidates)
                    .OrderByDescending(candidate => candidate.Score)
                    .ThenBy(candidate => candidate.PersonId),
            ],
            [.. all.SelectMany(part => part.Recorded)],
            Teammates.Join(all.Select(part => part.Teams)),
            new(all.SelectMany(part => part.Buddies)),
            EarlierInvitations.Join(all.Select(part => part.Earlier)),
            DriftOf(scorer, [.. all.Select(part => part.Scored)])
        );

    /// <summary>Of each feature and the score, the most drifted first.</summary>
    private static List<Drift> DriftOf(Scorer scorer, IReadOnlyList<Scored> parts) =>
        [
            .. scorer
                .Reference.Select(
                    (reference, i) => new Drift(reference.Name, reference.StabilityIndex(Sum(parts.Select(part => part.Counts[i]))))
                )
                .OrderByDescending(drift => drift.StabilityIndex),
        ];

    private static long[] Sum(IEnumerable<long[]> counts) => counts.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
}

/// <summary>Looks at people, one after the other, before they are scored.</summary>
internal sealed class ScoreTally(IsoWeek list, ConversionPopulation population, ListRules rules)
{
    private readonly List<Listed> _recorded = [];
    private readonly EarlierInvitations _earlier = new(population, list.Start);
    private readonly SortedDictionary<string, Teammates> _teams = new(StringComparer.Ordinal);
    private readonly List<TeamBuddy> _buddies = [];

    /// <summary>Whether a person may be listed; all else that is to be known of them is noted.</summary>
    public bool MayBeListed(EmployeeActivity person)
    {
        _recorded.AddRange(RecordedOf(person));
        _earlier.Add(person);
        if (TeamOf(person) is { } team)
        {
            var isActive = population.Ambassador.IsActive(Timeline.Of(person).SharedAt, list.Start);
            var known = _teams.GetValueOrDefault(team, new(0, 0));
            _teams[team] = new(known.Volunteers + 1, known.Active + (isActive ? 1 : 0));
            // HR is told the name, as it is of those on the list.
            if (isActive && person.IsBuddy && !population.Profiles.IsLeftAlone(person, list.Start))
            {
                _buddies.Add(new(team, person.PersonId));
            }
        }

        return person.ConsentsTo(Purpose.List) && rules.MayList(person, list, list.Start);
    }

    public ScoredPart Part(Scored scored) => new(scored, _recorded, _teams, _buddies, _earlier.ByProfile);

    /// <summary>How a person stands on the list. What others recorded of it at another time was not drawn by it; and who was held out is
    /// told to nobody.</summary>
    private IEnumerable<Listed> RecordedOf(EmployeeActivity person) =>
        person
            .Invitations.Where(step =>
                step.List == list && step.At == list.Start && step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut
            )
            .Select(step => new Listed(person.PersonId, false, step.Outcome == InvitationOutcome.HeldOut))
            .OrderByDescending(step => step.IsHeldOut)
            .Take(1);

    private string? TeamOf(EmployeeActivity person) =>
        person.IsVolunteerAt(list.Start, Purpose.Predict) ? person.AttributesBefore(list.Start).TeamKey : null;
}
