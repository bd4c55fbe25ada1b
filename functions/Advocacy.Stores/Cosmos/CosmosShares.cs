using Advocacy.Domain.Activity;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;

namespace Advocacy.Stores.Cosmos;

/// <summary>Merges what is known of one share. Several documents change, and no transaction spans them: each step may be repeated, the
/// route is written first and looked at again last, and a process that finds it changed does the steps again. So of two who come at the
/// same time the later one always sees the other, and after a crash the message, delivered again, mends what is missing.</summary>
internal sealed class CosmosShares(CosmosDatabase database, CosmosPeople people)
{
    /// <summary>Merges claims to a share, by the person who makes each, and its engagement.</summary>
    /// <returns>Whether the share was forgotten by it: somebody erased had claimed it.</returns>
    public async Task<bool> MergeAsync(
        string shareId,
        IReadOnlyDictionary<PersonId, ShareClaim> claims,
        ShareEngagement engagement,
        CancellationToken cancellationToken
    )
    {
        var isHeld = false;
        while (true)
        {
            var route = await RouteAsync(shareId, claims, engagement, isHeld, cancellationToken);
            var placed = route.IsForgotten ? Placed.Erased : await PlaceAsync(shareId, claims, route, engagement, cancellationToken);
            if (placed == Placed.Erased)
            {
                await ForgetAsync(shareId, claims, cancellationToken);
                return !route.IsForgotten;
            }

            // Somebody has claimed the share and not yet written it: the route holds the engagement for them, and they look at it last.
            var mustHold = placed == Placed.InPart && !isHeld;
            isHeld |= mustHold;
            if (
                !mustHold
                && (route.Claims.Count == 0 || route.Equals(await database.Shares.ReadAsync(route.Id, route.Id, cancellationToken)))
            )
            {
                return false;
            }
        }
    }

    /// <summary>Forgets a share: it was deleted, or one of its claimants was erased. The route remains to say so.</summary>
    /// <param name="shareId">The share.</param>
    /// <param name="claims">Claims that led here; the route may not have them.</param>
    /// <param name="cancellationToken">Stops between documents.</param>
    public async Task ForgetAsync(string shareId, IReadOnlyDictionary<PersonId, ShareClaim> claims, CancellationToken cancellationToken)
    {
        var route = await MarkForgottenAsync(shareId, cancellationToken);
        foreach (var claimant in route.Claimants.Union(claims.Keys))
        {
            var document = await ReadShareAsync(claimant, shareId, cancellationToken);
            var mentions = (document?.Share?.Mentions ?? JoinSet<PersonId>.Empty).Join(
                claims.TryGetValue(claimant, out var claim) ? claim.Share.Mentions : JoinSet<PersonId>.Empty
            );
            foreach (var mentioned in mentions)
            {
                await database.Activity.DeleteAsync(
                    ActivityDocument.MentionKeyOf(shareId, claimant),
                    PersonDocument.IdOf(mentioned),
                    cancellationToken
                );
            }

            if (!claims.ContainsKey(claimant))
            {
                await DeleteShareAsync(claimant, shareId, cancellationToken);
            }
        }

        await database.Shares.MergeAsync(route.Id, route.Id, _ => RouteDocument.To(shareId) with { IsForgotten = true }, cancellationToken);
        // These come last: by them a repetition after a crash finds what is left to be done.
        foreach (var claimant in claims.Keys)
        {
            await DeleteShareAsync(claimant, shareId, cancellationToken);
        }
    }

    /// <summary>Whether a share was forgotten.</summary>
    public async Task<bool> IsForgottenAsync(string shareId, CancellationToken cancellationToken)
    {
        var id = RouteDocument.IdOf(shareId);
        return await database.Shares.ReadAsync(id, id, cancellationToken) is { IsForgotten: true };
    }

    /// <summary>Says of a share that it is to be forgotten: from here on nothing of it is seen or taken in.</summary>
    /// <returns>Where it led to.</returns>
    public async Task<RouteDocument> MarkForgottenAsync(string shareId, CancellationToken cancellationToken)
    {
        var id = RouteDocument.IdOf(shareId);
        return (
            await database.Shares.MergeAsync(
                id,
                id,
                current => (current ?? RouteDocument.To(shareId)) with { IsForgotten = true },
                cancellationToken
            )
        )!;
    }

    /// <summary>Whose a share is, and of what; null where it is not known.</summary>
    public async Task<FoundShare?> FindAsync(string shareId, CosmosReader reader, CancellationToken cancellationToken)
    {
        var id = RouteDocument.IdOf(shareId);
        return
            await database.Shares.ReadAsync(id, id, cancellationToken) is { } route
            && await reader.OwnerAsync(route, cancellationToken) is { } owner
            && await ReadShareAsync(owner, shareId, cancellationToken) is { Share: { } share }
            ? new(owner, share.Post.Value.ContentId)
            : null;
    }

    /// <summary>Takes an erased person out of the mentions of a share.</summary>
    public Task UnmentionAsync(string shareId, PersonId by, PersonId mentioned, CancellationToken cancellationToken) =>
        database.Activity.MergeAsync(
            ActivityDocument.ShareKey(shareId),
            PersonDocument.IdOf(by),
            current =>
                current is null
                    ? null
                    : current with
                    {
                        Share = current.Share! with
                        {
                            Mentions = JoinSet<PersonId>.From(current.Share.Mentions.Where(other => other != mentioned)),
                        },
                    },
            cancellationToken
        );

    private async Task<RouteDocument> RouteAsync(
        string shareId,
        IReadOnlyDictionary<PersonId, ShareClaim> claims,
        ShareEngagement engagement,
        bool isHeld,
        CancellationToken cancellationToken
    )
    {
        var id = RouteDocument.IdOf(shareId);
        return (await database.Shares.MergeAsync(id, id, current => Routed(current ?? RouteDocument.To(shareId)), cancellationToken))!;

        RouteDocument Routed(RouteDocument route)
        {
            if (route.IsForgotten)
            {
                return route;
            }

            var all = route.Claims.Join(
                JoinMap<PersonId, Latest<Instant>>.From(
                    claims.Select(claim =>
                        KeyValuePair.Create(
                            claim.Key,
                            new Latest<Instant>(claim.Value.Share.Post.Revision, new(claim.Value.Share.SharedAt))
                        )
                    )
                )
            );
            return route with { Claims = all, Pending = isHeld || all.Count == 0 ? route.Pending.Join(engagement) : route.Pending };
        }
    }

    /// <summary>Writes the share where it is claimed, and the mentions where they are of.</summary>
    private async Task<Placed> PlaceAsync(
        string shareId,
        IReadOnlyDictionary<PersonId, ShareClaim> claims,
        RouteDocument route,
        ShareEngagement engagement,
        CancellationToken cancellationToken
    )
    {
        var known = route.Pending.Join(engagement);
        var placed = new Dictionary<PersonId, ShareActivity>();
        if (route.IsContested)
        {
            foreach (var claimant in route.Claimants)
            {
                known = known.Join((await ReadShareAsync(claimant, shareId, cancellationToken))?.Share?.Engagement ?? ShareEngagement.None);
            }
        }

        foreach (var claimant in route.Claimants)
        {
            var document = await database.Activity.MergeAsync(
                ActivityDocument.ShareKey(shareId),
                PersonDocument.IdOf(claimant),
                current => Claimed(claimant, current, known),
                cancellationToken
            );
            if (document is not null)
            {
                placed[claimant] = document.Share!;
            }
        }

        if (route.IsContested)
        {
            foreach (var (claimant, share) in placed)
            {
                await ContestAsync(shareId, claimant, share.Mentions, cancellationToken);
            }
        }

        foreach (var (claimant, claim) in claims)
        {
            await MentionAsync(shareId, claimant, claim.Mentions, route.IsContested, cancellationToken);
            if (await people.IsErasedAsync(claimant, cancellationToken))
            {
                return Placed.Erased;
            }
        }

        return placed.Count == route.Claims.Count ? Placed.Everywhere : Placed.InPart;

        // A claimant whose share is not there yet is about to write it.
        ActivityDocument? Claimed(PersonId claimant, ActivityDocument? current, ShareEngagement all)
        {
            var share = claims.TryGetValue(claimant, out var claim) ? (current?.Share?.Join(claim.Share) ?? claim.Share) : current?.Share;
            return share is null
                ? null
                : ActivityDocument.OfShare(
                    claimant,
                    shareId,
                    share with
                    {
                        Engagement = share.Engagement.Join(all),
                    },
                    route.IsContested || current?.IsContested == true
                );
        }
    }

    private async Task MentionAsync(
        string shareId,
        PersonId by,
        JoinMap<PersonId, Latest<Instant>> mentions,
        bool isContested,
        CancellationToken cancellationToken
    )
    {
        foreach (var (mentioned, at) in mentions)
        {
            var id = ActivityDocument.MentionKeyOf(shareId, by);
            var partition = PersonDocument.IdOf(mentioned);
            await database.Activity.MergeAsync(
                id,
                partition,
                current =>
                    ActivityDocument.OfMention(
                        mentioned,
                        shareId,
                        by,
                        current?.Mention?.Join(at) ?? at,
                        isContested || current?.IsContested == true
                    ),
                cancellationToken
            );
            if (await people.IsErasedAsync(mentioned, cancellationToken))
            {
                await database.Activity.DeleteAsync(id, partition, cancellationToken);
                await UnmentionAsync(shareId, by, mentioned, cancellationToken);
            }
        }
    }

    /// <summary>Says of the mentions in a share that it is contested. One that is not there yet is about to be written by somebody
    /// who will look at the route again.</summary>
    private async Task ContestAsync(string shareId, PersonId by, JoinSet<PersonId> mentions, CancellationToken cancellationToken)
    {
        foreach (var mentioned in mentions)
        {
            await database.Activity.MergeAsync(
                ActivityDocument.MentionKeyOf(shareId, by),
                PersonDocument.IdOf(mentioned),
                current => current is null ? null : current with { IsContested = true },
                cancellationToken
            );
        }
    }

    private Task DeleteShareAsync(PersonId claimant, string shareId, CancellationToken cancellationToken) =>
        database.Activity.DeleteAsync(ActivityDocument.ShareKey(shareId), PersonDocument.IdOf(claimant), cancellationToken);

    private Task<ActivityDocument?> ReadShareAsync(PersonId claimant, string shareId, CancellationToken cancellationToken) =>
        database.Activity.ReadAsync(ActivityDocument.ShareKey(shareId), PersonDocument.IdOf(claimant), cancellationToken);

    private enum Placed
    {
        Everywhere,
        InPart,
        Erased,
    }
}
