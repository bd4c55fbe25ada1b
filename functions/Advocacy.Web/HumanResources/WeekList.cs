using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Web.HumanResources;

/// <summary>Reads the last weekly list with names, as it is at this moment: who has withdrawn since is not on it, whatever files
/// say.</summary>
public sealed class WeekList(IAudit audit, IActivityStore store, IPeopleDirectory directory, Pseudonyms pseudonyms, NotedAnswers noted)
{
    private const int MostWeeks = 12;

    /// <summary>The list of a week, or the last one; null where there is none.</summary>
    /// <param name="week">The ISO week; what is none, or has no list, is the last one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReadList?> ReadAsync(string? week, CancellationToken cancellationToken)
    {
        IsoWeek[] weeks = [.. (await audit.ListsAsync(cancellationToken)).TakeLast(MostWeeks)];
        var asked = IsoWeek.TryParse(week, out var parsed) && weeks.Contains(parsed) ? parsed : weeks.LastOrDefault();
        if (weeks.Length == 0 || await audit.ReadListAsync(asked, cancellationToken) is not { } list)
        {
            return null;
        }

        var people = new Dictionary<PersonId, EmployeeActivity>();
        foreach (var id in list.Invited.Select(entry => entry.Candidate.PersonId).Concat(list.Buddies).Distinct())
        {
            if (await store.FindAsync(id, Purpose.List, cancellationToken) is { } person)
            {
                people[id] = noted.Of(id, list.List) is { } step
                    ? person.Join(new(id) { Invitations = JoinSet<Invitation>.From([step]) })
                    : person;
            }
        }

        var names = await directory.FindAsync(people.Keys.ToHashSet(), await pseudonyms.LoadAsync(cancellationToken), cancellationToken);
        var seen = list.Without(id => !people.ContainsKey(id));
        return new(
            seen,
            [.. weeks.Reverse()],
            [
                .. seen.Invited.Select(entry =>
                {
                    var (answer, notedAt) = AnswerOf(people[entry.Candidate.PersonId], list.List);
                    return new ListedPerson(entry, names.GetValueOrDefault(entry.Candidate.PersonId), answer, notedAt)
                    {
                        Buddy =
                            IsBuddyOf(entry, people, asked == weeks[^1]) && entry.Buddy is { } buddy
                                ? names.GetValueOrDefault(buddy)
                                : null,
                    };
                }),
            ]
        );
    }

    /// <summary>Whether the one whom the list names as a buddy still is one, in the same team; on a list of before nobody is.</summary>
    private static bool IsBuddyOf(ListEntry entry, Dictionary<PersonId, EmployeeActivity> people, bool isLast) =>
        isLast
        && entry.Buddy is { } id
        && people[id].IsBuddy
        && people[id].AttributesBefore(DateTimeOffset.MaxValue).TeamKey == entry.Candidate.Attributes.TeamKey;

    private static (InvitationOutcome? Answer, DateTimeOffset? NotedAt) AnswerOf(EmployeeActivity person, IsoWeek list) =>
        (
            person.Invitations.AnswerTo(list, DateTimeOffset.MaxValue),
            person.Invitations.Where(step => step.List == list).Select(step => (DateTimeOffset?)step.At).LastOrDefault()
        );
}

/// <summary>A list as HR sees it at this moment.</summary>
/// <param name="List">The list, without those who are gone.</param>
/// <param name="Weeks">The weeks whose lists can be read, the newest first.</param>
/// <param name="People">Those to be invited, in order of rank.</param>
public sealed record ReadList(ListRecord List, IReadOnlyList<IsoWeek> Weeks, IReadOnlyList<ListedPerson> People);

/// <summary>Somebody to be invited.</summary>
/// <param name="Entry">Why, and with which next step.</param>
/// <param name="Person">Who they are; null where the directory does not know them.</param>
/// <param name="Answer">What was noted last of their answer; null where nothing is.</param>
/// <param name="NotedAt">When something was noted last, UTC; null where nothing was.</param>
public sealed record ListedPerson(ListEntry Entry, DirectoryEntry? Person, InvitationOutcome? Answer, DateTimeOffset? NotedAt)
{
    /// <summary>A colleague of their team who agreed to go with their first posts; null where nobody did, or the directory does not know
    /// them.</summary>
    public DirectoryEntry? Buddy { get; init; }
}
