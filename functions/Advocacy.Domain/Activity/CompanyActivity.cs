using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Activity;

/// <summary>The whole state as a pure fold over facts: the specification that every store must equal.</summary>
public sealed record CompanyActivity : IJoin<CompanyActivity>
{
    /// <summary>Nothing known.</summary>
    public static CompanyActivity Empty { get; } = new();

    /// <summary>People by id, the erased ones included: what a reader sees is <see cref="View"/>.</summary>
    public JoinMap<PersonId, EmployeeActivity> Employees { get; init; } = JoinMap<PersonId, EmployeeActivity>.Empty;

    /// <summary>Engagement by share, known share or not.</summary>
    public JoinMap<string, ShareEngagement> Engagement { get; init; } = JoinMap<string, ShareEngagement>.Empty;

    /// <summary>Content by id.</summary>
    public JoinMap<string, Latest<Content>> Contents { get; init; } = JoinMap<string, Latest<Content>>.Empty;

    /// <summary>Visits of content.</summary>
    public JoinMap<VisitKey, Visits> Visits { get; init; } = JoinMap<VisitKey, Visits>.Empty;

    /// <summary>People who asked to be forgotten.</summary>
    public JoinSet<PersonId> Erased { get; init; } = JoinSet<PersonId>.Empty;

    /// <summary>Shares that were deleted on their networks.</summary>
    public JoinSet<string> Deleted { get; init; } = JoinSet<string>.Empty;

    /// <summary>The state that one fact gives.</summary>
    public static CompanyActivity Of(Fact fact) =>
        new()
        {
            Employees = JoinMap<PersonId, EmployeeActivity>.From(
                EmployeeActivity.Of(fact).Select(person => KeyValuePair.Create(person.PersonId, person))
            ),
            Engagement = fact is EngagementObserved e
                ? JoinMap<string, ShareEngagement>.Of(e.ShareId, ShareEngagement.Of(e.ObservedAt, e.Counters))
                : JoinMap<string, ShareEngagement>.Empty,
            Contents = fact is ContentPublished c
                ? JoinMap<string, Latest<Content>>.Of(c.ContentId, new(c.Content.RevisionAt(c.RecordedAt), c.Content))
                : JoinMap<string, Latest<Content>>.Empty,
            Visits = fact is VisitsCounted v ? JoinMap<VisitKey, Visits>.Of(v.Key, v.Visits) : JoinMap<VisitKey, Visits>.Empty,
            Erased = fact is ErasureRequested x ? JoinSet<PersonId>.From([x.PersonId]) : JoinSet<PersonId>.Empty,
            Deleted = fact is ShareDeleted d ? JoinSet<string>.From([d.ShareId]) : JoinSet<string>.Empty,
        };

    /// <summary>The state that facts give together.</summary>
    public static CompanyActivity Of(IEnumerable<Fact> facts) => facts.Select(Of).Aggregate(Empty, (whole, part) => whole.Join(part));

    /// <inheritdoc/>
    public CompanyActivity Join(CompanyActivity other) =>
        new()
        {
            Employees = Employees.Join(other.Employees),
            Engagement = Engagement.Join(other.Engagement),
            Contents = Contents.Join(other.Contents),
            Visits = Visits.Join(other.Visits),
            Erased = Erased.Join(other.Erased),
            Deleted = Deleted.Join(other.Deleted),
        };

    /// <summary>What a reader sees, in order of id: nothing of the erased, of deleted shares, nor of those who do not consent to the
    /// purpose, each share with its engagement and under one author (of several who claim it the earliest, ties by id), and nobody of whom
    /// nothing is left. A reaction is seen with the share that it is to; who measures sees none, since figures are of shares.</summary>
    public IEnumerable<EmployeeActivity> View(Purpose purpose)
    {
        var standing = Employees.Values.Where(person => !Erased.Contains(person.PersonId) && person.ConsentsTo(purpose)).ToList();
        var seen = standing.Select(person => person.PersonId).ToHashSet();
        var forgotten = Employees
            .Values.Where(person => Erased.Contains(person.PersonId))
            .SelectMany(person => person.Shares.Select(pair => pair.Key))
            .Concat(Deleted)
            .ToHashSet();
        var owners = standing
            .SelectMany(person => person.Shares.Select(pair => (ShareId: pair.Key, pair.Value.SharedAt, person.PersonId)))
            .Where(claim => !forgotten.Contains(claim.ShareId))
            .GroupBy(claim => claim.ShareId)
            .ToDictionary(
                group => group.Key,
                group => group.OrderBy(claim => claim.SharedAt).ThenBy(claim => claim.PersonId).First().PersonId
            );
        return standing
            .Select(person =>
                Seen(person, owners, IsSeen) with
                {
                    Interactions = JoinSet<Interaction>.From(person.Interactions.Where(IsSeenWith)),
                }
            )
            .Where(person => person != new EmployeeActivity(person.PersonId));

        // Somebody who is known only from a mention has not decided.
        bool IsSeen(PersonId mentioned) => purpose == Purpose.Rights ? !Erased.Contains(mentioned) : seen.Contains(mentioned);

        bool IsSeenWith(Interaction interaction) =>
            purpose switch
            {
                Purpose.Rights => !forgotten.Contains(interaction.ShareId),
                Purpose.Measure => false,
                _ => owners.ContainsKey(interaction.ShareId),
            };
    }

    /// <summary>The state without what is older than the limits, as <see cref="EmployeeActivity.Keep"/> has it for people. Engagement goes
    /// with its share; of shares that nobody has claimed yet, day by day. Of the erased, only what must not be taken
    /// in again stays known.</summary>
    public CompanyActivity Keep(RetentionLimits limits)
    {
        var employees = JoinMap<PersonId, EmployeeActivity>.From(
            Employees.Select(pair =>
                KeyValuePair.Create(pair.Key, Erased.Contains(pair.Key) ? pair.Value : pair.Value.Keep(limits, IsKept))
            )
        );
        var (claimed, kept) = (NetworksOf(Employees), NetworksOf(employees));
        var first = DateOnly.FromDateTime(limits.Activity.UtcDateTime);
        return this with
        {
            Employees = employees,
            Engagement = JoinMap<string, ShareEngagement>.From(
                Engagement
                    .Where(pair => kept.Contains(pair.Key) || !claimed.Contains(pair.Key))
                    .Select(pair =>
                        KeyValuePair.Create(
                            pair.Key,
                            pair.Value.From(kept.Contains(pair.Key) ? limits.FirstCounters(kept[pair.Key]) : first)
                        )
                    )
            ),
        };

        static ILookup<string, string> NetworksOf(JoinMap<PersonId, EmployeeActivity> people) =>
            people
                .Values.SelectMany(person => person.Shares.Select(share => (share.Key, share.Value.Post.Value.Network)))
                .ToLookup(share => share.Key, share => share.Network, StringComparer.Ordinal);

        bool IsKept(MentionKey key) =>
            Employees.TryGet(key.By, out var author)
            && author.Shares.TryGet(key.ShareId, out var share)
            && (share.SharedAt >= limits.Activity || Erased.Contains(key.By));
    }

    private EmployeeActivity Seen(EmployeeActivity person, Dictionary<string, PersonId> owners, Func<PersonId, bool> isSeen) =>
        person with
        {
            Shares = JoinMap<string, ShareActivity>.From(
                person
                    .Shares.Where(pair => owners.TryGetValue(pair.Key, out var owner) && owner == person.PersonId)
                    .Select(pair => KeyValuePair.Create(pair.Key, Seen(pair.Key, pair.Value, isSeen)))
            ),
            MentionedBy = JoinMap<MentionKey, Latest<Instant>>.From(
                person.MentionedBy.Where(pair => owners.TryGetValue(pair.Key.ShareId, out var owner) && owner == pair.Key.By)
            ),
        };

    private ShareActivity Seen(string shareId, ShareActivity share, Func<PersonId, bool> isSeen) =>
        share with
        {
            Mentions = JoinSet<PersonId>.From(share.Mentions.Where(isSeen)),
            Engagement = Engagement.TryGet(shareId, out var engagement) ? engagement : ShareEngagement.None,
        };
}
