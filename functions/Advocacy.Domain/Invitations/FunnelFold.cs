using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Invitations;

/// <summary>Counts how far volunteers came, each by their first invitation. Somebody who withdrew counts no longer.</summary>
/// <param name="ambassador">Who counts as active.</param>
/// <param name="asOf">What happens on or after it is ignored.</param>
public sealed class FunnelFold(AmbassadorDefinition ambassador, DateTimeOffset asOf)
{
    private const int Steps = (int)FunnelStep.StillActive + 1;
    private static readonly TimeSpan Stay = TimeSpan.FromDays(84);
    private readonly int[] _reached = new int[Steps];
    private readonly int[] _open = new int[Steps];

    /// <summary>People by step: those who reached it, and those of whom it cannot be known yet, not for publication.</summary>
    public IReadOnlyList<FunnelTally> Counts => [.. _reached.Zip(_open, (reached, open) => new FunnelTally(reached, open))];

    /// <summary>Sums of parts of the people.</summary>
    public static IReadOnlyList<FunnelTally> Join(IEnumerable<IReadOnlyList<FunnelTally>> parts) =>
        parts.Aggregate(
            (IReadOnlyList<FunnelTally>)new FunnelTally[Steps],
            (a, b) => [.. a.Zip(b, (x, y) => new FunnelTally(x.Reached + y.Reached, x.Open + y.Open))]
        );

    /// <summary>What may be published: a step where it and what is left of the last published step are each about enough people, or all of
    /// them; to the nearest five.</summary>
    public static IReadOnlyList<FunnelCount> Publish(IReadOnlyList<FunnelTally> counts)
    {
        var published = new List<FunnelCount>();
        int? last = null;
        foreach (var (step, (reached, open)) in counts.Index())
        {
            var mayPublish = last is { } whole
                ? reached == whole || SmallGroups.MayPublish(reached, whole)
                : reached >= SmallGroups.MinPeople;
            published.Add(new((FunnelStep)step, mayPublish ? SmallGroups.NearestFive(reached) : null, open > 0));
            last = mayPublish ? reached : last;
        }

        return published;
    }

    /// <summary>Adds a person.</summary>
    public void Add(EmployeeActivity person)
    {
        if (!person.ConsentsTo(Purpose.Measure))
        {
            return;
        }

        var steps = person.Invitations.Where(step => step.At < asOf).ToList();
        var invited = steps.FirstOrDefault(step => step.Outcome == InvitationOutcome.Invited);
        Reach(FunnelStep.Consented);
        if (steps.Any(step => step.Outcome is InvitationOutcome.Invited or InvitationOutcome.HeldOut))
        {
            Reach(FunnelStep.Candidate);
        }

        if (invited != default)
        {
            Reach(FunnelStep.Invited);
            Follow(person, steps, invited.At);
        }
    }

    private void Follow(EmployeeActivity person, List<Invitation> steps, DateTimeOffset invitedAt)
    {
        if (!steps.Any(step => steps.AnswerTo(step.List, asOf) == InvitationOutcome.Accepted))
        {
            return;
        }

        Reach(FunnelStep.Accepted);
        var shared = Timeline.Of(person).SharedAt;
        if (AmbassadorDefinition.Window(shared, invitedAt, asOf).Length == 0)
        {
            return;
        }

        Reach(FunnelStep.FirstShare);
        if (IsActive(FunnelStep.Active, shared, invitedAt + ambassador.Horizon))
        {
            IsActive(FunnelStep.StillActive, shared, invitedAt + ambassador.Horizon + Stay);
        }
    }

    private bool IsActive(FunnelStep step, DateTimeOffset[] shared, DateTimeOffset at)
    {
        if (at > asOf)
        {
            _open[(int)step]++;
            return false;
        }

        return ambassador.IsActive(shared, at) && Reach(step);
    }

    private bool Reach(FunnelStep step) => ++_reached[(int)step] > 0;
}

/// <summary>How many people reached a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="People">Those who reached it, to the nearest five, or null where it may not be published.</param>
/// <param name="HasOpen">Whether for some of the step before it is too early to know.</param>
public sealed record FunnelCount(FunnelStep Step, int? People, bool HasOpen);

/// <summary>The steps on the way to an ambassador who stays one, in order. Who is in one was in all before it.</summary>
public enum FunnelStep
{
    /// <summary>Consents.</summary>
    Consented,

    /// <summary>Was on a list, invited or held out.</summary>
    Candidate,

    /// <summary>Was invited.</summary>
    Invited,

    /// <summary>Said yes.</summary>
    Accepted,

    /// <summary>Shared after the invitation.</summary>
    FirstShare,

    /// <summary>Was an active ambassador when the horizon after the invitation had passed.</summary>
    Active,

    /// <summary>Was one 12 weeks later, too.</summary>
    StillActive,
}

/// <summary>People at a step of the funnel, not for publication.</summary>
/// <param name="Reached">Who reached it.</param>
/// <param name="Open">Of whom it cannot be known yet.</param>
public readonly record struct FunnelTally(int Reached, int Open);
