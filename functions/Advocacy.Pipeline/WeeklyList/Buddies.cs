using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Active ambassadors who agreed to go with a colleague's first posts, by team. Each is asked for in turn, so that it is not
/// always the same one.</summary>
public sealed class Buddies(IEnumerable<TeamBuddy> all)
{
    private readonly Dictionary<string, Queue<PersonId>> _ofTeam = all.GroupBy(buddy => buddy.Team, StringComparer.Ordinal)
        .ToDictionary(team => team.Key, team => new Queue<PersonId>(team.Select(buddy => buddy.PersonId).Order()), StringComparer.Ordinal);

    /// <summary>One of somebody's own team, or null where nobody of it agreed.</summary>
    public PersonId? For(Candidate candidate)
    {
        if (candidate.Attributes.TeamKey is not { } team || !_ofTeam.TryGetValue(team, out var buddies))
        {
            return null;
        }

        var next = buddies.Dequeue();
        buddies.Enqueue(next);
        // Nobody is their own.
        return next != candidate.PersonId ? next
            : buddies.Peek() != next ? buddies.Peek()
            : null;
    }
}

/// <summary>Somebody who agreed to be a buddy in a team.</summary>
/// <param name="Team">The team, as <see cref="EmployeeAttributes.TeamKey"/> has it.</param>
/// <param name="PersonId">The person, a pseudonym.</param>
public sealed record TeamBuddy(string Team, PersonId PersonId);
