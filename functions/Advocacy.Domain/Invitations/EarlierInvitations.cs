using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.People;

namespace Advocacy.Domain.Invitations;

/// <summary>Counts how those invited on earlier lists did, by the profile that they had then. Somebody who withdrew counts no longer.</summary>
/// <param name="population">Whom lists are about.</param>
/// <param name="cutoff">What happens from it on is not looked at.</param>
public sealed class EarlierInvitations(ConversionPopulation population, DateTimeOffset cutoff)
{
    private readonly SortedDictionary<Profile, PeopleLikeThem> _byProfile = [];

    /// <summary>The counts.</summary>
    public IReadOnlyDictionary<Profile, PeopleLikeThem> ByProfile => _byProfile;

    /// <summary>Sums of parts of the people.</summary>
    public static IReadOnlyDictionary<Profile, PeopleLikeThem> Join(IEnumerable<IReadOnlyDictionary<Profile, PeopleLikeThem>> parts) =>
        parts.SelectMany(part => part).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Select(pair => pair.Value).Aggregate((a, b) => a.Plus(b)));

    /// <summary>What may be told of people of a profile: of the profile where there are enough, or else of all; null where they are too few.</summary>
    public static (Profile? Profile, PeopleLikeThem People)? Told(IReadOnlyDictionary<Profile, PeopleLikeThem> byProfile, Profile profile)
    {
        var all = byProfile.Values.Aggregate(PeopleLikeThem.None, (a, b) => a.Plus(b));
        var own = byProfile.GetValueOrDefault(profile, PeopleLikeThem.None);
        return own.Invited >= Reach.SmallGroups.MinPeople ? (profile, own)
            : all.Invited >= Reach.SmallGroups.MinPeople ? (null, all)
            : null;
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (person.Invitations.Count == 0 || !person.HasStandingConsent())
        {
            return;
        }

        var shared = Timeline.Of(person).SharedAt;
        foreach (var invited in person.Invitations.Where(step => step.Outcome == InvitationOutcome.Invited && step.At + population.Ambassador.Horizon <= cutoff))
        {
            var profile = population.Profiles.ProfileAt(person, invited.At);
            var accepted = person.Invitations.Any(step => step.List == invited.List && step.Outcome == InvitationOutcome.Accepted && step.At < cutoff) ? 1 : 0;
            var active = population.Ambassador.IsActive(shared, invited.At + population.Ambassador.Horizon) ? 1 : 0;
            _byProfile[profile] = _byProfile.GetValueOrDefault(profile, PeopleLikeThem.None).Plus(new(1, accepted, active));
        }
    }
}
