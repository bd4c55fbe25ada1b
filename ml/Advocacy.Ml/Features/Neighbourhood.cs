using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;

namespace Advocacy.Ml.Features;

/// <summary>What the features of one person may know of all others at given cut-offs. People without a standing consent are
/// not in it: to the model they do not exist.</summary>
public sealed class Neighbourhood
{
    /// <summary>The weeks over which colleagues' sharing is looked at.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(28);

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset[]> _sharedAt = [];
    private readonly List<bool[]> _isVolunteer = [];
    private readonly Dictionary<string, (int Members, int Sharing)>[] _teams;

    private Neighbourhood(IReadOnlyList<DateTimeOffset> cutoffs)
    {
        Cutoffs = cutoffs;
        _teams = [.. cutoffs.Select(_ => new Dictionary<string, (int, int)>(StringComparer.Ordinal))];
    }

    /// <summary>The cut-offs, ascending, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> Cutoffs { get; }

    /// <summary>Volunteers in it.</summary>
    public int Count => _sharedAt.Count;

    /// <summary>Reads everybody once.</summary>
    public static async Task<Neighbourhood> ReadAsync(IAsyncEnumerable<EmployeeActivity> people, IReadOnlyList<DateTimeOffset> cutoffs, CancellationToken cancellationToken)
    {
        var neighbourhood = new Neighbourhood(cutoffs);
        await foreach (var person in people.WithCancellation(cancellationToken))
        {
            if (person.HasStandingConsent())
            {
                neighbourhood.Add(person);
            }
        }

        return neighbourhood;
    }

    /// <summary>A volunteer's place, from 0, or -1 for anybody else.</summary>
    internal int PlaceOf(string employeeId) => _places.GetValueOrDefault(employeeId, -1);

    /// <summary>Whether the person at a place had consented before a cut-off.</summary>
    internal bool IsVolunteer(int place, int cutoff) => _isVolunteer[place][cutoff];

    /// <summary>Shares of the person at a place in the 4 weeks before a cut-off.</summary>
    internal int SharesOf(int place, int cutoff) => AmbassadorDefinition.Window(_sharedAt[place], Cutoffs[cutoff] - Window, Cutoffs[cutoff]).Length;

    /// <summary>Volunteers of a team at a cut-off, and those of them who shared in the 4 weeks before it.</summary>
    internal (int Members, int Sharing) Team(string team, int cutoff) => _teams[cutoff].GetValueOrDefault(team);

    /// <summary>Where a person's team is counted: teams of one name in two departments are two.</summary>
    internal static string? TeamKey(EmployeeAttributes attributes) => attributes.Team is null ? null : $"{attributes.Department}\u001F{attributes.Team}";

    private void Add(EmployeeActivity person)
    {
        var place = _places[person.EmployeeId] = _sharedAt.Count;
        _sharedAt.Add(Timeline.Of(person).SharedAt);
        _isVolunteer.Add([.. Cutoffs.Select(person.IsVolunteerAt)]);
        for (var cutoff = 0; cutoff < Cutoffs.Count; cutoff++)
        {
            if (IsVolunteer(place, cutoff) && TeamKey(person.AttributesBefore(Cutoffs[cutoff])) is { } team)
            {
                var (members, sharing) = Team(team, cutoff);
                _teams[cutoff][team] = (members + 1, sharing + (SharesOf(place, cutoff) > 0 ? 1 : 0));
            }
        }
    }
}
