using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>Counts how those invited on earlier lists did, each person once, by the profile that they had when they were first invited.
/// Somebody who withdrew counts no longer.</summary>
/// <param name="population">Whom lists are about.</param>
/// <param name="cutoff">What happens on or after it is ignored.</param>
public sealed class EarlierInvitations(ConversionPopulation population, DateTimeOffset cutoff)
{
    private readonly SortedDictionary<Profile, PeopleLikeThem> _byProfile = [];

    /// <summary>The counts.</summary>
    public IReadOnlyDictionary<Profile, PeopleLikeThem> ByProfile => _byProfile;

    /// <summary>Sums of parts of the people.</summary>
    public static IReadOnlyDictionary<Profile, PeopleLikeThem> Join(IEnumerable<IReadOnlyDictionary<Profile, PeopleLikeThem>> parts) =>
        parts
            .SelectMany(part => part)
            .GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Value).Aggregate((a, b) => a.Plus(b)));

    /// <summary>What may be published about people of a profile: about the profile where there are enough, or else about all profiles that
    /// have too few alone; null where these are too few together. What is published about two profiles is about different people, so that
    /// no difference is about fewer.</summary>
    public static (Profile? Profile, PeopleLikeThem People)? Publish(
        IReadOnlyDictionary<Profile, PeopleLikeThem> byProfile,
        Profile profile
    )
    {
        var (alone, together) = SmallGroups.Split([.. byProfile.OrderBy(pair => pair.Key)], pair => pair.Value.Invited);
        return alone.Any(pair => pair.Key == profile) ? (profile, byProfile[profile])
            : together.Count > 0 ? (null, together.Aggregate(PeopleLikeThem.None, (sum, pair) => sum.Plus(pair.Value)))
            : null;
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (!person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        var invited = person
            .Invitations.Where(step => step.Outcome == InvitationOutcome.Invited && step.At + population.Ambassador.Horizon <= cutoff)
            .ToList();
        if (invited.Count == 0)
        {
            return;
        }

        var shared = Timeline.Of(person).SharedAt;
        var profile = population.Profiles.ProfileAt(person, invited[0].At);
        var accepted = invited.Any(step => person.Invitations.AnswerTo(step.List, cutoff) == InvitationOutcome.Accepted);
        var active = invited.Any(step => population.Ambassador.IsActive(shared, step.At + population.Ambassador.Horizon));
        _byProfile[profile] = _byProfile.GetValueOrDefault(profile, PeopleLikeThem.None).Plus(new(1, accepted ? 1 : 0, active ? 1 : 0));
    }
}

/// <summary>How people of a profile did who were invited on earlier lists whose horizon has passed.</summary>
/// <param name="Invited">People invited, each once.</param>
/// <param name="Accepted">Of these, accepted.</param>
/// <param name="Active">Of these, who were active ambassadors after the horizon.</param>
public sealed record PeopleLikeThem(int Invited, int Accepted, int Active)
{
    /// <summary>Nobody.</summary>
    public static PeopleLikeThem None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public PeopleLikeThem Plus(PeopleLikeThem other) => new(Invited + other.Invited, Accepted + other.Accepted, Active + other.Active);
}
