using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Ambassadors;

/// <summary>Adoption of a team from week to week, by the team that people are in now, not for publication.</summary>
/// <param name="Team">The team.</param>
/// <param name="From">The first Monday, UTC.</param>
/// <param name="Consenting">On each Monday from then on, people who had consented and have not withdrawn since.</param>
/// <param name="Active">Of these, active ambassadors; as many Mondays.</param>
public sealed record TeamHistory(Team Team, DateOnly From, IReadOnlyList<int> Consenting, IReadOnlyList<int> Active)
{
    private const int DaysAWeek = 7;

    /// <summary>Sums of parts of the people, in order of team.</summary>
    public static IReadOnlyList<TeamHistory> Join(IEnumerable<TeamHistory> parts) =>
        [
            .. parts
                .GroupBy(part => part.Team)
                .Select(group => group.Aggregate((a, b) => a.Plus(b)))
                .OrderBy(team => team.Team.Key, TextOrder.Instance),
        ];

    /// <summary>The weeks with volunteers up to a day, in order of week and team.</summary>
    public static IReadOnlyList<TeamWeek> WeeksOf(IReadOnlyList<TeamHistory> teams, DateOnly until) =>
        [
            .. teams
                .SelectMany(team => team.Weeks())
                .Where(week => week.Week <= until)
                .OrderBy(week => week.Week)
                .ThenBy(week => week.Team.Key, TextOrder.Instance),
        ];

    private IEnumerable<TeamWeek> Weeks()
    {
        for (var i = 0; i < Consenting.Count; i++)
        {
            if (Consenting[i] > 0)
            {
                yield return new(From.AddDays(DaysAWeek * i), Team, Consenting[i], Active[i]);
            }
        }
    }

    private TeamHistory Plus(TeamHistory other)
    {
        var from = From < other.From ? From : other.From;
        return new(Team, from, Sum(history => history.Consenting), Sum(history => history.Active));

        int[] Sum(Func<TeamHistory, IReadOnlyList<int>> counts)
        {
            var parts = new[] { this, other };
            var sums = new int[parts.Max(part => part.WeeksAfter(from) + part.Consenting.Count)];
            foreach (var part in parts)
            {
                for (var i = 0; i < counts(part).Count; i++)
                {
                    sums[part.WeeksAfter(from) + i] += counts(part)[i];
                }
            }

            return sums;
        }
    }

    private int WeeksAfter(DateOnly monday) => (From.DayNumber - monday.DayNumber) / DaysAWeek;
}

/// <summary>A team as the directory knows it; anything can be unknown.</summary>
/// <param name="Country">Country code.</param>
/// <param name="Department">Department.</param>
/// <param name="Name">Team within it.</param>
public sealed record Team(string? Country, string? Department, string? Name)
{
    /// <summary>Teams that are published together.</summary>
    public static Team Merged { get; } = new(Reach.SmallGroups.Merged, Reach.SmallGroups.Merged, Reach.SmallGroups.Merged);

    /// <summary>What distinguishes it from all others.</summary>
    public string Key => $"{Escaped(Country)}/{Escaped(Department)}/{Escaped(Name)}";

    // A/B in C and A in B/C are two teams.
    private static string? Escaped(string? part) =>
        part?.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
