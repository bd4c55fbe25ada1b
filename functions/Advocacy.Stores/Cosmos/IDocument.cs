using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>A document: its id is a hash of its key, since ids of events may hold what ids of documents may not.</summary>
internal interface IDocument
{
    /// <summary>The id within its partition.</summary>
    string Id { get; }

    /// <summary>The value of the partition key.</summary>
    string Partition { get; }
}

/// <summary>A person but for what they and others do: attributes, followers, surveys, consents, invitations,
/// preferences. It grows by a record of the
/// directory or a survey, some 150 bytes each; a daily export fills the 2 MB of a document after some 35 years.</summary>
/// <param name="Id">Hash of the person's id; also the partition.</param>
/// <param name="State">What is known; of an erased person nothing, and no id.</param>
/// <param name="IsErased">Whether the person was erased: nothing is taken in any more.</param>
internal sealed record PersonDocument(string Id, EmployeeActivity State, bool IsErased) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    public static string IdOf(PersonId personId) => Fingerprint.Hex("employee", personId.Value);
}

/// <summary>One thing in a person's partition: an own share with its engagement, a mention by a colleague, or an interaction. A share's
/// document grows by a day with counters, some 120 bytes each: a year of them is 44 KB.</summary>
/// <param name="Id">Hash of kind and key.</param>
/// <param name="Partition">Hash of the person's id.</param>
/// <param name="ShareId">The share that it is about.</param>
/// <param name="IsContested">Whether several people claim the share, so that its <see cref="RouteDocument"/> must say whose it is.</param>
internal sealed record ActivityDocument(string Id, string Partition, string ShareId, bool IsContested) : IDocument
{
    /// <summary>The own share.</summary>
    public ShareActivity? Share { get; init; }

    /// <summary>Who mentioned the person in the share.</summary>
    public PersonId? By { get; init; }

    /// <summary>When they did.</summary>
    public Latest<Instant>? Mention { get; init; }

    /// <summary>What the person did with the share.</summary>
    public Interaction? Interaction { get; init; }

    public static ActivityDocument OfShare(PersonId personId, string shareId, ShareActivity share, bool isContested) =>
        new(ShareKey(shareId), PersonDocument.IdOf(personId), shareId, isContested) { Share = share };

    public static ActivityDocument OfMention(PersonId personId, string shareId, PersonId by, Latest<Instant> mention, bool isContested) =>
        new(MentionKeyOf(shareId, by), PersonDocument.IdOf(personId), shareId, isContested) { By = by, Mention = mention };

    public static ActivityDocument OfInteraction(PersonId personId, Interaction interaction) =>
        new(
            Fingerprint.Hex("interaction", interaction.ShareId, interaction.At.ToString("O"), interaction.Kind.ToString()),
            PersonDocument.IdOf(personId),
            interaction.ShareId,
            false
        )
        {
            Interaction = interaction,
        };

    public static string ShareKey(string shareId) => Fingerprint.Hex("share", shareId);

    public static string MentionKeyOf(string shareId, PersonId by) => Fingerprint.Hex("mention", shareId, by.Value);
}

/// <summary>Something worth sharing, and the visits of its link.</summary>
/// <param name="Id">Hash of the content's id; also the partition.</param>
/// <param name="ContentId">The content.</param>
/// <param name="Content">The latest record of it, or null where only visits are known.</param>
internal sealed record ContentDocument(string Id, string ContentId, Latest<Content>? Content) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    /// <summary>The visits of its link.</summary>
    public JoinMap<VisitKey, Visits> Visits { get; init; } = JoinMap<VisitKey, Visits>.Empty;

    public static ContentDocument Of(string contentId, Latest<Content>? content) =>
        new(Fingerprint.Hex("content", contentId), contentId, content);

    /// <summary>The document with what another of the same content holds.</summary>
    public ContentDocument Join(ContentDocument other) =>
        this with
        {
            Content =
                Content is null ? other.Content
                : other.Content is null ? Content
                : Content.Join(other.Content),
            Visits = Visits.Join(other.Visits),
        };
}

/// <summary>Leads from a share to the people who claim it, so that an engagement finds its way without a query. It holds engagement
/// that came before a claimant had written the share.</summary>
/// <param name="Id">Hash of the share's id; also the partition.</param>
/// <param name="Claims">Who claims it, with when they say that it was shared.</param>
/// <param name="Pending">Engagement that came before a claimant had written the share.</param>
/// <param name="IsForgotten">Whether one of the claimants was erased, and the share with them.</param>
internal sealed record RouteDocument(string Id, JoinMap<PersonId, Latest<Instant>> Claims, ShareEngagement Pending, bool IsForgotten)
    : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;

    /// <summary>Who claims the share.</summary>
    public IEnumerable<PersonId> Claimants => Claims.Select(claim => claim.Key);

    /// <summary>Whether several people claim the share.</summary>
    public bool IsContested => Claims.Count > 1;

    /// <summary>Those who claim the share, the earliest first, ties by id: it is the first one's.</summary>
    public IEnumerable<PersonId> InOrder =>
        Claims.OrderBy(claim => claim.Value.Value.At).ThenBy(claim => claim.Key).Select(claim => claim.Key);

    public static RouteDocument To(string shareId) =>
        new(IdOf(shareId), JoinMap<PersonId, Latest<Instant>>.Empty, ShareEngagement.None, false);

    public static string IdOf(string shareId) => Fingerprint.Hex("share", shareId);
}

/// <summary>Something that holds for the whole database.</summary>
/// <param name="Id">Its name; also the partition.</param>
/// <param name="Value">Its value.</param>
internal sealed record SettingDocument(string Id, string Value) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;
}
