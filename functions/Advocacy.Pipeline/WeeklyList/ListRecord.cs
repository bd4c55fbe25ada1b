using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>A weekly list as it was made: who was listed, why, and by which model. It is what HR's files are written from, and what the
/// audit keeps.</summary>
/// <param name="List">The ISO week.</param>
/// <param name="Model">The version of what ranked.</param>
/// <param name="Eligible">Volunteers who might have been listed.</param>
/// <param name="Invited">Those to be invited, in order of rank.</param>
/// <param name="HeldOut">Those held out at random, pseudonyms; HR does not see them.</param>
/// <param name="MadeAt">When it was first made, UTC.</param>
/// <param name="WhyNone">Why no model ranked; null where one did.</param>
/// <param name="TeamPlaces">Places that a team may have, where its share of the list gave way to fill it; null where it did
/// not.</param>
/// <param name="ListsNeeded">Lists like this one after which an effect can be told, as it was made; null where none ever can.</param>
/// <param name="ConsultedOn">The day on which staff representatives were consulted, as it stood in the configuration; null in lists of
/// earlier versions.</param>
public sealed record ListRecord(
    IsoWeek List,
    string Model,
    int Eligible,
    IReadOnlyList<ListEntry> Invited,
    IReadOnlyList<PersonId> HeldOut,
    DateTimeOffset MadeAt,
    NoModelYet? WhyNone = null,
    int? TeamPlaces = null,
    int? ListsNeeded = null,
    DateOnly? ConsultedOn = null
)
{
    /// <summary>Everybody on it.</summary>
    public IEnumerable<PersonId> Listed => Invited.Select(entry => entry.Candidate.PersonId).Concat(HeldOut);

    /// <summary>Those whom HR is told as buddies.</summary>
    public IEnumerable<PersonId> Buddies => Invited.Select(entry => entry.Buddy).OfType<PersonId>().Distinct();

    /// <summary>Everybody whom it names.</summary>
    public IEnumerable<PersonId> People => Listed.Concat(Buddies).Distinct();

    /// <summary>The list without the people for whom something holds.</summary>
    public ListRecord Without(Func<PersonId, bool> isGone) =>
        this with
        {
            Invited =
            [
                .. Invited
                    .Where(entry => !isGone(entry.Candidate.PersonId))
                    .Select(entry => entry.Buddy is { } buddy && isGone(buddy) ? entry with { Buddy = null } : entry),
            ],
            HeldOut = [.. HeldOut.Where(id => !isGone(id))],
        };
}

/// <summary>Somebody on a list.</summary>
/// <param name="Candidate">The person, how likely, and why.</param>
/// <param name="IsExplored">Whether they were drawn at random, and not by rank.</param>
/// <param name="Step">The next step that fits them.</param>
/// <param name="Offered">Content to offer, with the step.</param>
/// <param name="LikeThem">How people like them did who were invited before, or null where they are too few.</param>
/// <param name="LikeThemProfile">The profile of these people; null where they are of several profiles, each of too few people
/// alone.</param>
/// <param name="Buddy">With the step of that name, an ambassador of their team who agreed to be one; null where nobody did.</param>
/// <param name="Teammates">The volunteers of their team, to the nearest five; null where they are too few, or in lists of earlier
/// versions.</param>
public sealed record ListEntry(
    Candidate Candidate,
    bool IsExplored,
    NextStepKind Step,
    IReadOnlyList<OfferedContent> Offered,
    PeopleLikeThem? LikeThem,
    Profile? LikeThemProfile,
    PersonId? Buddy = null,
    Teammates? Teammates = null
);

/// <summary>A piece of content to offer to somebody.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="Kind">Its kind, or null.</param>
/// <param name="Topic">Its topic, or null.</param>
/// <param name="Url">Where it is, or null.</param>
/// <param name="Title">What people read, or null.</param>
public sealed record OfferedContent(string ContentId, string? Kind, string? Topic, string? Url, string? Title = null);
