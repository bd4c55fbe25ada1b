using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>What the features of one person may know of all others at given cut-offs. People without a standing consent are
/// not in it: to the model they do not exist.</summary>
public sealed class Neighbourhood
{
    private readonly Dictionary<PersonId, int> _places = [];
    private readonly List<Standing?[]> _standings = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Team>[] _teams;

    private Neighbourhood(IReadOnlyList<DateTimeOffset> cutoffs)
    {
        Cutoffs = cutoffs;
        _teams = [.. cutoffs.Select(_ => new Dictionary<string, Team>(StringComparer.Ordinal))];
    }

    /// <summary>The cut-offs, ascending, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> Cutoffs { get; }

    /// <summary>Volunteers in it.</summary>
    public int Count => _standings.Count;

    /// <summary>Reads everybody once, for training.</summary>
    public static async Task<Neighbourhood> ReadAsync(
        IAsyncEnumerable<EmployeeActivity> people,
        AmbassadorDefinition ambassador,
        IReadOnlyList<DateTimeOffset> cutoffs,
        CancellationToken cancellationToken
    )
    {
        var neighbourhood = new Neighbourhood(cutoffs);
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            if (person.ConsentsTo(Purpose.Predict))
            {
                var timeline = Timeline.Of(person);
                neighbourhood.Add(person.PersonId, cutoffs.Select(cutoff => Neighbour.Of(person, timeline, ambassador, cutoff)));
            }
        }

        return neighbourhood;
    }

    /// <summary>The neighbourhood at one cut-off, for scoring.</summary>
    public static Neighbourhood At(DateTimeOffset cutoff, IEnumerable<Neighbour> neighbours)
    {
        var neighbourhood = new Neighbourhood([cutoff]);
        foreach (var neighbour in neighbours)
        {
            neighbourhood.Add(neighbour.PersonId, [neighbour]);
        }

        return neighbourhood;
    }

    /// <summary>A volunteer's place, from 0, or -1 for anybody else.</summary>
    internal int PlaceOf(PersonId personId) => _places.GetValueOrDefault(personId, -1);

    /// <summary>Who is at a place, or null where they were no volunteer at a cut-off.</summary>
    internal Standing? At(int place, int cutoff) => place < 0 ? null : _standings[place][cutoff];

    /// <summary>Sums over the volunteers of a team at a cut-off.</summary>
    internal Team TeamAt(string team, int cutoff) => _teams[cutoff].GetValueOrDefault(team);

    private void Add(PersonId personId, IEnumerable<Neighbour?> neighbours)
    {
        Standing?[] standings =
        [
            .. neighbours.Select(neighbour =>
                neighbour is null ? (Standing?)null : new(NameOf(neighbour.Team), neighbour.Shares, neighbour.IsActive)
            ),
        ];
        _places[personId] = _standings.Count;
        _standings.Add(standings);
        for (var cutoff = 0; cutoff < standings.Length; cutoff++)
        {
            if (standings[cutoff] is { Team: { } team } standing)
            {
                _teams[cutoff][team] = TeamAt(team, cutoff).With(standing);
            }
        }
    }

    /// <summary>One text for each team, however often it is named.</summary>
    private string? NameOf(string? team) =>
        team is null ? null
        : _names.TryGetValue(team, out var name) ? name
        : _names[team] = team;

    /// <summary>How somebody stands at a cut-off.</summary>
    /// <param name="Team">Where their team is counted, or null.</param>
    /// <param name="Shares">Shares in the 4 weeks before it.</param>
    /// <param name="IsActive">Whether they are an active ambassador.</param>
    internal readonly record struct Standing(string? Team, int Shares, bool IsActive);

    /// <summary>Sums over a team.</summary>
    /// <param name="Members">Volunteers in it.</param>
    /// <param name="Sharing">Of these, who shared in the 4 weeks before.</param>
    /// <param name="Active">Of these, active ambassadors.</param>
    /// <param name="ActiveShares">Shares of the active ambassadors in the 4 weeks before.</param>
    internal readonly record struct Team(int Members, int Sharing, int Active, int ActiveShares)
    {
        public Team With(Standing standing) => Plus(standing, 1);

        public Team Without(Standing standing) => Plus(standing, -1);

        private Team Plus(Standing standing, int sign) =>
            new(
                Members + sign,
                Sharing + (standing.Shares > 0 ? sign : 0),
                Active + (standing.IsActive ? sign : 0),
                ActiveShares + (standing.IsActive ? sign * standing.Shares : 0)
            );
    }
}
