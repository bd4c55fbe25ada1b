using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>How a weekly list is drawn.</summary>
/// <param name="Capacity">People on a list, those held out among them, at least 1.</param>
/// <param name="TeamShare">Largest share of a list that one team may have, above 0 to 1; at least one of each, and more where
/// the list could not be filled otherwise.</param>
/// <param name="ExploredShare">Share of a list drawn at random from all who may be listed, 0 to below 1: what the model does not like is
/// seen too.</param>
/// <param name="HeldOutShare">Probability of somebody listed to be held out, 0 to below 1.</param>
/// <param name="RestWeeks">Weeks in which nobody is listed again, at least 0.</param>
/// <param name="DeclinedRestWeeks">Weeks after a no in which nobody is listed again, at least 0.</param>
public sealed record ListRules(
    int Capacity,
    double TeamShare,
    double ExploredShare,
    double HeldOutShare,
    int RestWeeks,
    int DeclinedRestWeeks
)
{
    private const int Week = 7;

    /// <summary>Whether a person may be listed, by what lists they were on before, or are on after where an older list is made later:
    /// nobody is held out of one and invited by the other. Steps on the list itself do not count: it may be drawn again.</summary>
    /// <param name="person">The person.</param>
    /// <param name="list">The list.</param>
    /// <param name="at">The list's day, UTC.</param>
    public bool MayList(EmployeeActivity person, IsoWeek list, DateTimeOffset at) =>
        !person.Invitations.Any(step =>
            step.List != list && step.At < at.AddDays(Week * RestWeeks) && step.At >= at.AddDays(-Week * RestWeeksAfter(person, step))
        );

    private int RestWeeksAfter(EmployeeActivity person, Invitation step) =>
        step.Outcome == InvitationOutcome.Declined
        && person.Invitations.AnswerTo(step.List, DateTimeOffset.MaxValue) == InvitationOutcome.Declined
            ? Math.Max(RestWeeks, DeclinedRestWeeks)
            : RestWeeks;

    /// <summary>Draws a list: the first by rank, none of a team beyond its share, and some at random from the rest. Who is drawn at
    /// random, and who is held out, follows from a key, the list and the person alone: it can be derived again, and nobody without
    /// the key can foresee it.</summary>
    /// <param name="ranked">Those who may be listed, the best first, with their team or null.</param>
    /// <param name="draw">Draws.</param>
    /// <returns>Who is on the list, in order of rank.</returns>
    public IReadOnlyList<Listed> Draw(IReadOnlyList<(PersonId PersonId, string? Team)> ranked, KeyedDraw draw)
    {
        var places = TeamPlaces([.. ranked.Select(person => person.Team)]);
        var room = new Dictionary<string, int>(StringComparer.Ordinal);
        var explored = (int)Math.Round(Capacity * ExploredShare);
        var first = Enumerable
            .Range(0, ranked.Count)
            .Where(i => HasRoom(room, ranked[i].Team, places))
            .Take(Math.Max(0, Capacity - explored))
            .ToList();
        var others = Enumerable
            .Range(0, ranked.Count)
            .Except(first)
            .OrderBy(i => draw.Uniform("explore", ranked[i].PersonId))
            .ThenBy(i => i)
            .Where(i => HasRoom(room, ranked[i].Team, places))
            .Take(Capacity - first.Count)
            .ToHashSet();
        return
        [
            .. first
                .Concat(others)
                .Order()
                .Select(i => new Listed(
                    ranked[i].PersonId,
                    others.Contains(i),
                    draw.Uniform("hold out", ranked[i].PersonId) < HeldOutShare
                )),
        ];
    }

    /// <summary>Places that a team's share of a list is.</summary>
    public int PlacesOfAShare => Math.Max(1, (int)(Capacity * TeamShare));

    /// <summary>Most places that a team may have on a list of some people: its share, or what it takes to fill the list.</summary>
    /// <param name="teams">The team of each who may be listed, or null.</param>
    public int TeamPlaces(IReadOnlyList<string?> teams)
    {
        int[] sizes = [.. teams.OfType<string>().CountBy(team => team, StringComparer.Ordinal).Select(team => team.Value)];
        var (alone, wanted) = (teams.Count - sizes.Sum(), Math.Min(Capacity, teams.Count));
        var places = PlacesOfAShare;
        while (alone + sizes.Sum(size => Math.Min(size, places)) < wanted)
        {
            places++;
        }

        return places;
    }

    /// <summary>Takes a place of a team's, if there is one left.</summary>
    private static bool HasRoom(Dictionary<string, int> taken, string? team, int most)
    {
        if (team is null || taken.GetValueOrDefault(team) < most)
        {
            _ = team is null ? 0 : taken[team] = taken.GetValueOrDefault(team) + 1;
            return true;
        }

        return false;
    }
}

/// <summary>Somebody on a list.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="IsExplored">Whether they were drawn at random, and not by rank.</param>
/// <param name="IsHeldOut">Whether they are held out: HR does not see them, so that the effect can be measured.</param>
public sealed record Listed(PersonId PersonId, bool IsExplored, bool IsHeldOut);
