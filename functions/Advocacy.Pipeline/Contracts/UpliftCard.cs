namespace Advocacy.Pipeline.Contracts;

/// <summary>What invitations change, from those invited against those held out at random.</summary>
/// <param name="Treated">Invited, whose horizon has passed.</param>
/// <param name="HeldOut">Held out, whose horizon has passed.</param>
/// <param name="AverageEffect">Difference of the two shares that convert, with its 95 % interval; null where one group is empty.</param>
/// <param name="Rankings">How well each ranking finds those who convert because they are invited.</param>
/// <param name="Curve">The Qini curve of the best learner.</param>
/// <param name="IsUsed">Whether the list ranks by uplift.</param>
/// <param name="Why">Why, in words.</param>
public sealed record UpliftCard(int Treated, int HeldOut, Figure? AverageEffect, IReadOnlyList<UpliftRanking> Rankings, IReadOnlyList<UpliftPoint> Curve, bool IsUsed, string Why);
