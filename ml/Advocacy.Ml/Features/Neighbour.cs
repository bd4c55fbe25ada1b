using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>What the features of others may know of a volunteer at a cut-off.</summary>
/// <param name="PersonId">The volunteer.</param>
/// <param name="Team">Where their team is counted, or null.</param>
/// <param name="Shares">Shares in the 4 weeks before it.</param>
/// <param name="IsActive">Whether they are an active ambassador.</param>
public sealed record Neighbour(PersonId PersonId, string? Team, int Shares, bool IsActive)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(28);

    /// <summary>A person as a neighbour, or null where they had not consented before the cut-off, or have withdrawn since: to the model
    /// they do not exist.</summary>
    internal static Neighbour? Of(EmployeeActivity person, Timeline timeline, AmbassadorDefinition ambassador, DateTimeOffset cutoff) =>
        !person.IsVolunteerAt(cutoff, Purpose.Predict)
            ? null
            : new(
                person.PersonId,
                person.AttributesBefore(cutoff).TeamKey,
                AmbassadorDefinition.Window(timeline.SharedAt, cutoff - Window, cutoff).Length,
                ambassador.IsActive(timeline.SharedAt, cutoff)
            );
}
