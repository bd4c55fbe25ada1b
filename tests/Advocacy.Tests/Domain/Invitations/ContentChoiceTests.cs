namespace Advocacy.Tests.Domain.Invitations;

public sealed class ContentChoiceTests
{
    private static readonly DateTimeOffset Cutoff = AnyFact.Start.AddDays(100);

    private static readonly Dictionary<string, Content> Contents = new()
    {
        ["climate-old"] = Of("climate", "en", 57),
        ["climate-en"] = Of("climate", "en", 9),
        ["climate-fr"] = Of("climate", "fr", 20),
        ["people-new"] = Of("people", "en", 1),
        ["people-fr"] = Of("people", "fr", 3),
        ["careers"] = Of("careers", "fr", 2),
        ["future"] = Of("climate", "fr", 0),
        ["expired"] = Of("climate", "fr", 4) with { ExpiresAt = Cutoff },
    };

    [Fact]
    public void For_OwnTopics_ComeBeforeThoseOfNeighboursThenTheLanguageThenTheNewest() =>
        // Two of their own weigh four, three of the neighbours three.
        Assert.Equal(
            ["climate-fr", "climate-en", "people-fr"],
            Choose("fr", ["climate-old", "climate-old"], ["people-new", "people-new", "people-new"])
        );

    [Fact]
    public void For_WhatTheySharedAndWhatIsOldOrToCome_IsNotOffered() =>
        Assert.Equal(["climate-en", "careers", "people-fr"], Choose("fr", ["climate-fr"], [], "climate-fr"));

    [Fact]
    public void For_NobodyKnown_IsTheNewest() => Assert.Equal(["people-new", "careers", "people-fr"], Choose(null, [], ["unknown"]));

    [Fact]
    public void For_NotForThem_IsNotOfferedAndItsTopicComesLater() =>
        Assert.Equal(
            ["careers", "climate-fr", "people-new"],
            new ContentChoice(Contents, Cutoff).For(
                "fr",
                ["climate-old"],
                [],
                new HashSet<string>(),
                new HashSet<string> { "people-fr", "climate-en" }
            )
        );

    private static IReadOnlyList<string> Choose(string? language, string[] own, string[] neighbours, params string[] shared) =>
        new ContentChoice(Contents, Cutoff).For(language, own, neighbours, shared.ToHashSet(), new HashSet<string>());

    private static Content Of(string topic, string language, int daysBefore) =>
        new(null, topic, "article", language, Cutoff.AddDays(-daysBefore), null);
}
