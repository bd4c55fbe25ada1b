using CsCheck;

namespace Advocacy.Tests.Support;

/// <summary>Facts from a world so small that they collide: the same people, shares and instants again and again.</summary>
internal static class AnyFact
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    // Two of them sort one way by code point and the other way by UTF-16 unit.
    public static readonly string[] People = ["ann", "bob", "\uFFFDcy", "\U0001F600di"];

    private static readonly Gen<string> Employee = Gen.OneOf(People);
    private static readonly Gen<string> ShareId = Gen.OneOf("s1", "s2", "s3", "s4");
    private static readonly Gen<string> Network = Gen.OneOf("linkedin", "x");
    private static readonly Gen<string?> ContentId = Gen.OneOf("c1", "c2", null);
    private static readonly Gen<DateTimeOffset> At = Gen.Int[0, 40].Select(steps => Start.AddHours(7 * steps));
    private static readonly Gen<long?> Counter = Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 9].Select(count => (long?)count));

    private static readonly Gen<Counters> Counters = Counter
        .Array[Advocacy.Domain.Values.Counter.All.Count]
        .Select(values => Advocacy.Domain.Values.Counters.From(counter => values[counter.Index]));

    private static readonly Gen<SurveyAnswers> Answers = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 5], Gen.Int[1, 5])
        .Select(a => new SurveyAnswers(a.Item1, a.Item2, a.Item3, a.Item4, a.Item3));

    private static readonly Gen<Fact> Recorded = Gen.Select(Employee, At, Gen.OneOf("north", "south", null), Network, Gen.Long[0, 3])
        .Select(e =>
            (Fact)
                new EmployeeRecorded(
                    new(e.Item1),
                    e.Item2,
                    new("sales", e.Item3, null, null, null),
                    new Dictionary<string, long> { [e.Item4] = e.Item5 }
                )
        );

    private static readonly Gen<Fact> Surveyed = Gen.Select(Employee, At, At, Answers)
        .Select(s => (Fact)new SurveyAnswered(new(s.Item1), s.Item2, DateOnly.FromDateTime(s.Item3.UtcDateTime), s.Item4));

    private static readonly Gen<Fact> Decided = Gen.Select(Employee, At, Gen.Frequency((3, Gen.Const(7)), (1, Gen.Int[0, 7])))
        .Select(c =>
            (Fact)new ConsentDecided(new(c.Item1), c.Item2, new Consent((c.Item3 & 1) != 0, (c.Item3 & 2) != 0, (c.Item3 & 4) != 0))
        );

    private static readonly Gen<Fact> Visited = Gen.Select(Gen.OneOf("c1", "c3"), At, Gen.OneOf("linkedin", ""), Counter, Gen.Long[0, 9])
        .Select(v =>
            (Fact)
                new VisitsCounted(
                    new(v.Item1, DateOnly.FromDateTime(v.Item2.UtcDateTime), v.Item3, v.Item4 is null ? "" : "EUR"),
                    new(v.Item5, v.Item4, v.Item4 / 8m)
                )
        );

    private static readonly Gen<Fact> Published = Gen.Select(Gen.OneOf("c1", "c2"), At, Gen.OneOf("spring", null))
        .Select(c =>
            (Fact)
                new ContentPublished(
                    c.Item1,
                    c.Item2,
                    new(
                        c.Item3,
                        null,
                        null,
                        null,
                        c.Item2,
                        null,
                        c.Item3,
                        c.Item3 is null ? null : "a\nb",
                        c.Item3 is null ? null : c.Item2,
                        c.Item3 is null ? null : "other"
                    )
                )
        );

    private static readonly Gen<Fact> Shared = Gen.Select(Gen.Select(ShareId, Employee, Network, ContentId), At, At, Employee.Array[0, 2])
        .Select(s =>
            (Fact)
                new ShareMade(
                    s.Item1.Item1,
                    new(s.Item1.Item2),
                    s.Item2,
                    new(s.Item1.Item3, s.Item3, s.Item1.Item4, null, s.Item4.Length == 0 ? null : s.Item4.Length == 1),
                    [.. s.Item4.Select(id => new PersonId(id))]
                )
        );

    private static readonly Gen<Fact> Observed = Gen.Select(ShareId, At, Counters)
        .Select(e => (Fact)new EngagementObserved(e.Item1, e.Item2, e.Item3));

    private static readonly Gen<Fact> Interacted = Gen.Select(Employee, At, ShareId, Gen.Enum<InteractionKind>())
        .Select(i => (Fact)new InteractionMade(new(i.Item1), new(i.Item2, i.Item3, i.Item4)));

    private static readonly Gen<Fact> Invited = Gen.Select(Employee, At, Gen.Enum<InvitationOutcome>())
        .Select(i => (Fact)new InvitationRecorded(new(i.Item1), new(i.Item2, Week("2025-W03"), i.Item3)));

    private static readonly Gen<Fact> Preferred = Gen.Select(Employee, At, Gen.OneOf("c1", "c2", ""), Gen.Bool)
        .Select(p =>
            (Fact)
                new PreferenceStated(
                    new(p.Item1),
                    p.Item3.Length == 0 ? PreferenceKey.Buddy : PreferenceKey.Content(p.Item3),
                    new(p.Item2, p.Item4)
                )
        );

    private static readonly Gen<Fact> Deleted = Gen.Select(ShareId, At).Select(d => (Fact)new ShareDeleted(d.Item1, d.Item2));

    private static readonly Gen<Fact> Erased = Gen.Select(Employee, At).Select(e => (Fact)new ErasureRequested(new(e.Item1), e.Item2));

    /// <summary>A fact of any kind that takes nothing away.</summary>
    public static Gen<Fact> Lasting { get; } =
        Gen.OneOf(Recorded, Surveyed, Decided, Published, Visited, Shared, Shared, Observed, Observed, Interacted, Invited, Preferred);

    /// <summary>A fact of any kind; erasures and deletions are rare.</summary>
    public static Gen<Fact> Any { get; } = Gen.Frequency((24, Lasting), (1, Erased), (1, Deleted));

    /// <summary>Up to 40 facts.</summary>
    public static Gen<Fact[]> Some { get; } = Any.Array[0, 40];

    /// <summary>The same facts otherwise: shuffled, some of them twice, cut into batches.</summary>
    public static Gen<(Fact[] Facts, Fact[][] Batches)> Rearranged { get; } =
        Some.SelectMany(facts =>
            Gen.Select(Gen.Shuffle((Fact[])[.. facts, .. facts.Where((_, i) => i % 3 == 0)]), Gen.Int[1, 7])
                .Select(other => (facts, other.Item1.Chunk(other.Item2).ToArray()))
        );
}
