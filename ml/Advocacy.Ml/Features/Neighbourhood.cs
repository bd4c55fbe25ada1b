using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>What the features of one person may know of all others at given cut-offs. People without a standing consent are
/// not in it: to the model they do not exist.</summary>
public sealed class Neighbourhood
{
    private readonly Dictionary<PersonId, int> _places = [];
    private readonly List<Neighbour?[]> _neighbours = [];
    private readonly Dictionary<string, Team>[] _teams;

    private Neighbourhood(IReadOnlyList<DateTimeOffset> cutoffs)
    {
        Cutoffs = cutoffs;
        _teams = [.. cutoffs.Select(_ => new Dictionary<string, Team>(StringComparer.Ordinal))];
    }

    /// <summary>The cut-offs, ascending, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> Cutoffs { get; }

    /// <summary>Volunteers in it.</summary>
    public int Count => _neighbours.Count;

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
                neighbourhood.Add(person.PersonId, [.. cutoffs.Select(cutoff => Neighbour.Of(person, timeline, ambassador, cutoff))]);
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
    internal Neighbour? At(int place, int cutoff) => place < 0 ? null : _neighbours[place][cutoff];

    /// <summary>Sums over the volunteers of a team at a cut-off.</summary>
    internal Team TeamAt(string team, int cutoff) => _teams[cutoff].GetValueOrDefault(team);

    private void Add(PersonId personId, Neighbour?[] neighbours)
    {
        _places[personId] = _neighbours.Count;
        _neighbours.Add(neighbours);
        for (var cutoff = 0; cutoff < neighbours.Length; cutoff++)
        {
            if (neighbours[cutoff] is { Team: { } team } neighbour)
            {
                _teams[cutoff][team] = TeamAt(team, cutoff).With(neighbour);
            }
        }
    }

    /// <summary>Sums over a team.</summary>
    /// <param name="Members">Volunteers in it.</param>
    /// <param name="Sharing">Of these, who shared in the 4 weeks before.</param>
    /// <param name="Active">Of these, active ambassadors.</param>
    /// <param name="ActiveShares">Shares of the active ambassadors in the 4 weeks before.</param>
    internal readonly record struct Team(int Members, int Sharing, int Active, int ActiveShares)
    {
        public Team With(Neighbour neighbour) => Plus(neighbour, 1);

        public Team Without(Neighbour neighbour) => Plus(neighbour, -1);

        private Team Plus(Neighbour neighbour, int sign) =>
            new(
                Members + sign,
                Sharing + (neighbour.Shares > 0 ? sign : 0),
                Active + (neighbour.IsActive ? sign : 0),
                ActiveShares + (neighbour.IsActive ? sign * neighbour.Shares : 0)
            );
    }
}
