using Advocacy.Domain.Activity;

namespace Advocacy.Domain.Ambassadors;

/// <summary>The instants of a person's acts, ascending, UTC: what cut-offs are held against.</summary>
/// <param name="SharedAt">Own shares.</param>
/// <param name="SeenAt">Own shares, interactions and surveys, and mentions by colleagues.</param>
public sealed record Timeline(DateTimeOffset[] SharedAt, DateTimeOffset[] SeenAt)
{
    /// <summary>The timeline of a person.</summary>
    public static Timeline Of(EmployeeActivity person)
    {
        DateTimeOffset[] shared = [.. person.Shares.Values.Select(share => share.SharedAt).Order()];
        DateTimeOffset[] seen =
        [
            .. shared
                .Concat(person.MentionedBy.Values.Select(mention => mention.Value.At))
                .Concat(person.Interactions.Select(interaction => interaction.At))
                .Concat(person.Surveys.Select(pair => new DateTimeOffset(pair.Key, TimeOnly.MinValue, TimeSpan.Zero)))
                .Order(),
        ];
        return new(shared, seen);
    }
}
