using Advocacy.Domain.Merging;
using Advocacy.Domain.People;

namespace Advocacy.Adapters.Cosmos;

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
    public string? By { get; init; }

    /// <summary>When they did.</summary>
    public Latest<Instant>? Mention { get; init; }

    /// <summary>What the person did with the share.</summary>
    public Interaction? Interaction { get; init; }

    public static ActivityDocument OfShare(string employeeId, string shareId, ShareActivity share, bool isContested) =>
        new(ShareKey(shareId), PersonDocument.IdOf(employeeId), shareId, isContested) { Share = share };

    public static ActivityDocument OfMention(string employeeId, string shareId, string by, Latest<Instant> mention, bool isContested) =>
        new(MentionKeyOf(shareId, by), PersonDocument.IdOf(employeeId), shareId, isContested) { By = by, Mention = mention };

    public static ActivityDocument OfInteraction(string employeeId, Interaction interaction) =>
        new(Fingerprint.Hex("interaction", interaction.ShareId, interaction.At.ToString("O"), interaction.Kind.ToString()), PersonDocument.IdOf(employeeId), interaction.ShareId, false)
        {
            Interaction = interaction,
        };

    public static string ShareKey(string shareId) => Fingerprint.Hex("share", shareId);

    public static string MentionKeyOf(string shareId, string by) => Fingerprint.Hex("mention", shareId, by);
}
