namespace Advocacy.Tests.Support;

/// <summary>A list with accented, hostile and missing texts.</summary>
internal static class AnyList
{
    public static ListRecord Record { get; } =
        new(
            Week("2026-W03"),
            "20260112-abcdef12",
            40,
            [
                new(
                    new(
                        new("a1b2c3"),
                        new("Sales, North", "Équipe \"A\"", "FR", "fr", null),
                        Profile.Hesitant,
                        -2,
                        0.12345,
                        [new("shares_1w", "Activity", 2, 0.5, 0.7), new("team_adoption", "Neighbourhood", 0.4, 0.3, 0.3)]
                    ),
                    false,
                    NextStepKind.Content,
                    [new("c1", "video", "climate", "https://example.com/c1?a=1&b=2"), new("c2", "article", null, "javascript:alert(1)")],
                    new(14, 6, 5),
                    Profile.Hesitant,
                    Teammates: new(20, 10)
                ),
                new(
                    new(new("=HYPERLINK(\"http://evil\")"), new("+1", "@sum", "-2", null, null), Profile.Constructive, 4, 0.9996, []),
                    true,
                    NextStepKind.Buddy,
                    [],
                    null,
                    null
                ),
            ],
            [new("d4e5f6")],
            new(2026, 1, 12, 6, 0, 0, TimeSpan.Zero)
        );

    public static IReadOnlyDictionary<PersonId, DirectoryEntry> Directory { get; } =
        new Dictionary<PersonId, DirectoryEntry> { [new("a1b2c3")] = new("Zoé <b>Lefèvre</b>", "zoe@example.com") };
}
