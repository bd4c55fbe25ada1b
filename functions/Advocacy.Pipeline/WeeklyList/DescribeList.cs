using Advocacy.Domain.Activity;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Says of the people on a list what HR can do next: the step that fits, and content by what they and their neighbours react to.
/// Neighbours are the volunteers whose shares they reacted to.</summary>
public sealed class DescribeList(IActivityStore store)
{
    private const int MostShares = 200;
    private const int MostNeighbours = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(182);

    /// <summary>Describes candidates in their order.</summary>
    /// <param name="listed">Those to be invited, with whether they were drawn at random.</param>
    /// <param name="teams">Their colleagues who volunteer, by team.</param>
    /// <param name="buddies">Active ambassadors who agreed to be buddies, by team.</param>
    /// <param name="earlier">How those invited before did, by profile.</param>
    /// <param name="cutoff">What happened on or after it is ignored.</param>
    /// <param name="cancellationToken">Stops between people.</param>
    public async Task<IReadOnlyList<ListEntry>> RunAsync(
        IReadOnlyList<(Candidate Candidate, bool IsExplored)> listed,
        IReadOnlyDictionary<string, Teammates> teams,
        Buddies buddies,
        IReadOnlyDictionary<Profile, PeopleLikeThem> earlier,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    )
    {
        var contents = await store
            .ReadContentsAsync(cancellationToken)
            .ToDictionaryAsync(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal, cancellationToken);
        var choice = new ContentChoice(contents, cutoff);
        var entries = new List<ListEntry>();
        foreach (var (candidate, isExplored) in listed)
        {
            if (await store.FindAsync(candidate.PersonId, Purpose.List, cancellationToken) is { } person)
            {
                var offered = await ChooseAsync(person, choice, cutoff, cancellationToken);
                var teammates = candidate.Attributes.TeamKey is { } team ? teams.GetValueOrDefault(team) : null;
                var step = NextStep.For(PersonPortrait.At(person, cutoff), teammates?.Active > 0, offered);
                var like = EarlierInvitations.Publish(earlier, candidate.Profile);
                entries.Add(
                    new(
                        candidate,
                        isExplored,
                        step.Kind,
                        [.. step.Contents.Select(id => Offer(id, contents[id]))],
                        like?.People,
                        like?.Profile,
                        step.Kind == NextStepKind.Buddy ? buddies.For(candidate) : null,
                        teammates?.Publish()
                    )
                );
            }
        }

        return entries;
    }

    private static OfferedContent Offer(string id, Content content) => new(id, content.Kind, content.Topic, content.Url, content.Title);

    private async Task<IReadOnlyList<string>> ChooseAsync(
        EmployeeActivity person,
        ContentChoice choice,
        DateTimeOffset cutoff,
        CancellationToken cancellationToken
    )
    {
        List<string> shared = [.. SharedBefore(person, cutoff)];
        List<string> reacted =
        [
            .. person
                .Interactions.Where(interaction => interaction.At < cutoff && interaction.At >= cutoff - Lately)
                .Select(interaction => interaction.ShareId)
                .Distinct()
                .TakeLast(MostShares),
        ];
        var found = await store.FindSharesAsync(reacted, Purpose.Predict, cancellationToken);
        var neighbours = new List<string>();
        foreach (
            var author in found
                .Values.Select(share => share.PersonId)
                .Where(author => author != person.PersonId)
                .Distinct()
                .Order()
                .Take(MostNeighbours)
        )
        {
            if (
                await store.FindAsync(author, Purpose.Predict, cancellationToken) is { } neighbour
                && neighbour.IsVolunteerAt(cutoff, Purpose.Predict)
            )
            {
                neighbours.AddRange(SharedBefore(neighbour, cutoff));
            }
        }

        return choice.For(
            person.AttributesBefore(cutoff).Language,
            shared.Concat(found.Values.Select(share => share.ContentId).OfType<string>()),
            neighbours,
            shared.ToHashSet(StringComparer.Ordinal),
            person.UnwantedContents()
        );
    }

    private static IEnumerable<string> SharedBefore(EmployeeActivity person, DateTimeOffset cutoff) =>
        person
            .Shares.Values.Where(share => share.SharedAt < cutoff && share.SharedAt >= cutoff - Lately)
            .Select(share => share.Post.Value.ContentId)
            .OfType<string>();
}
