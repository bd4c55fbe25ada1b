using Advocacy.Domain.Activity;
using Advocacy.Domain.Facts;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Cosmos;

/// <summary>What one person says of a share: the share, and when they say that each colleague was mentioned.</summary>
/// <param name="Share">The share without engagement.</param>
/// <param name="Mentions">By the person mentioned.</param>
internal sealed record ShareClaim(ShareActivity Share, JoinMap<PersonId, Latest<Instant>> Mentions) : IJoin<ShareClaim>
{
    /// <summary>What the domain makes of the event: the author's state first, and then that of each whom it mentions.</summary>
    public static ShareClaim Of(ShareMade fact)
    {
        var states = EmployeeActivity.Of(fact).ToList();
        return new(
            states[0].Shares[0].Value,
            JoinMap<PersonId, Latest<Instant>>.From(
                states.Skip(1).Select(state => KeyValuePair.Create(state.PersonId, state.MentionedBy[0].Value))
            )
        );
    }

    /// <inheritdoc/>
    public ShareClaim Join(ShareClaim other) => new(Share.Join(other.Share), Mentions.Join(other.Mentions));
}
