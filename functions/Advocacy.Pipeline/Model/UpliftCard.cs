using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Model;

/// <summary>What invitations change, from those invited against those held out at random.</summary>
/// <param name="Treated">Invited, whose horizon has passed, to the nearest five.</param>
/// <param name="HeldOut">Held out, whose horizon has passed, to the nearest five.</param>
/// <param name="AverageEffect">Difference of the two shares that convert, to a whole percent, with its 95 % interval; null where fewer than
/// twenty people stand behind one.</param>
/// <param name="Rankings">How well each ranking finds those who convert because they are invited.</param>
/// <param name="Curve">The Qini curve of the best learner.</param>
/// <param name="IsUsed">Whether the list ranks by uplift.</param>
/// <param name="Why">Why, in words.</param>
public sealed record UpliftCard(
    int Treated,
    int HeldOut,
    Figure? AverageEffect,
    IReadOnlyList<UpliftRanking> Rankings,
    IReadOnlyList<UpliftPoint> Curve,
    bool IsUsed,
    string Why
)
{
    /// <summary>The effect by profile, of profiles with twenty people or more both invited and held out; null in cards from before it was
    /// measured.</summary>
    public IReadOnlyList<ProfileEffect>? ByProfile { get; init; }

    /// <summary>The smallest effect that so many people would show in four of five cases, 0 to 1; null where fewer than twenty people stand
    /// behind one group.</summary>
    public double? SmallestEffect { get; init; }
}

/// <summary>What invitations change for people of a profile.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Treated">Invited, whose horizon has passed.</param>
/// <param name="HeldOut">Held out, whose horizon has passed.</param>
/// <param name="Effect">Difference of the two shares that convert, with its 95 % interval.</param>
public sealed record ProfileEffect(Profile Profile, int Treated, int HeldOut, Figure Effect);

/// <summary>A point of the Qini curve of the best learner.</summary>
/// <param name="Share">Share of the rows taken, those first whom an invitation is predicted to change most, 0 to 1.</param>
/// <param name="Gained">Conversions gained by inviting them, per 100 of all rows, with the 95 % interval.</param>
/// <param name="Random">The same had they been drawn at random.</param>
public sealed record UpliftPoint(double Share, Figure Gained, double Random);

/// <summary>How well a ranking finds those whom an invitation changes.</summary>
/// <param name="Ranking">What ranks.</param>
/// <param name="Qini">The Qini coefficient, with its 95 % interval; 0 is chance, 1 perfect.</param>
public sealed record UpliftRanking(string Ranking, Figure Qini);
