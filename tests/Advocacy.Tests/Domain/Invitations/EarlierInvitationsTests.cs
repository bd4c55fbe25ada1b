using CsCheck;

namespace Advocacy.Tests.Domain.Invitations;

public sealed class EarlierInvitationsTests
{
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);

    [Fact]
    public void ByProfile_PeopleInvitedBefore_AreCountedByTheProfileOfThen()
    {
        Fact[] facts =
        [
            .. new[] { "ann", "bob", "cy", "held" }.SelectMany(id =>
                new Fact[] { new ConsentDecided(new(id), AnyFact.Start, true), Answered(id, 4, 2, 0), Answered(id, 2, 2, 40) }
            ),
            .. new[] { "ann", "bob", "cy" }.Select(id => Step(id, InvitationOutcome.Invited)),
            Step("held", InvitationOutcome.HeldOut),
            Step("ann", InvitationOutcome.Accepted),
            .. Enumerable
                .Range(1, 4)
                .Select(day => new ShareMade($"s{day}", new("ann"), AnyFact.Start, new("x", Monday.AddDays(6 * day), null, null), [])),
            new ConsentDecided(new("cy"), Monday.AddDays(3), false),
        ];
        Assert.Equal([KeyValuePair.Create(Profile.Constructive, new PeopleLikeThem(2, 1, 1))], Counted(facts, Monday.AddDays(28)));
        Assert.Empty(Counted(facts, Monday.AddDays(27)));
    }

    [Fact]
    public void ByProfile_SomebodyInvitedTwice_IsOnePerson()
    {
        Fact[] facts =
        [
            new ConsentDecided(new("ann"), AnyFact.Start, true),
            Answered("ann", 4, 2, 0),
            Step("ann", InvitationOutcome.Invited),
            new InvitationRecorded(new("ann"), new(Monday.AddDays(7), Week("2025-W07"), InvitationOutcome.Invited)),
            new InvitationRecorded(new("ann"), new(Monday.AddDays(8), Week("2025-W07"), InvitationOutcome.Accepted)),
        ];
        Assert.Equal([KeyValuePair.Create(Profile.Constructive, new PeopleLikeThem(1, 1, 0))], Counted(facts, Monday.AddDays(35)));
    }

    [Theory]
    [InlineData(5, 0, Profile.Hesitant, 5)]
    [InlineData(4, 1, null, 5)]
    [InlineData(1, 9, null, 10)]
    [InlineData(4, 0, null, null)]
    public void Publish_FewOfTheirProfile_AreMergedWithOthersAndThenLeftOut(int own, int others, Profile? profile, int? people)
    {
        var told = EarlierInvitations.Publish(
            new Dictionary<Profile, PeopleLikeThem> { [Profile.Hesitant] = new(own, 0, 0), [Profile.Constructive] = new(others, 0, 0) },
            Profile.Hesitant
        );
        Assert.Equal((profile, people), (told?.Profile, told?.People.Invited));
    }

    [Fact]
    public void Publish_AnyCounts_DifferFromEachOtherByNoFewerThanFive() =>
        Gen.Int[0, 12]
            .Array[4]
            .Sample(counts =>
            {
                Profile[] profiles = [Profile.Hesitant, Profile.Constructive, Profile.Engaged, Profile.Unsurveyed];
                var byProfile = profiles.Zip(counts).ToDictionary(pair => pair.First, pair => new PeopleLikeThem(pair.Second, 0, 0));
                var told = profiles
                    .Select(profile => EarlierInvitations.Publish(byProfile, profile))
                    .OfType<(Profile? Profile, PeopleLikeThem People)>()
                    .Distinct()
                    .ToList();
                Assert.All(told, one => Assert.True(one.People.Invited >= 5));
                // Different people each: no figure holds another, and none of them is told with all.
                Assert.True(told.Sum(one => one.People.Invited) <= counts.Sum());
            });

    private static IReadOnlyDictionary<Profile, PeopleLikeThem> Counted(Fact[] facts, DateTimeOffset cutoff)
    {
        var earlier = new EarlierInvitations(new ConversionOptions().Population, cutoff);
        foreach (var person in CompanyActivity.Of(facts).View(Purpose.Rights))
        {
            earlier.Add(person);
        }

        return earlier.ByProfile;
    }

    private static SurveyAnswered Answered(string id, int synergy, int antagonism, int day) =>
        new(new(id), AnyFact.Start, DateOnly.FromDateTime(AnyFact.Start.AddDays(day).UtcDateTime), new(synergy, antagonism, 3, 3, 3));

    private static InvitationRecorded Step(string id, InvitationOutcome outcome) => new(new(id), new(Monday, Week("2025-W06"), outcome));
}
