using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Ml.Uplift;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>What invitations change on average, for whom, and how small an effect so many people would show. It is told as HR's report
/// tells it: counts to the nearest five, shares to a whole percent where at least twenty people stand behind each.</summary>
internal static class UpliftEffect
{
    /// <summary>The difference of the two shares that convert, with the interval that HR's report has too; null where too few people stand
    /// behind one.</summary>
    public static Figure? Of(IReadOnlyList<UpliftRow> rows) =>
        IsTold(rows) && Counted(rows) is { Difference: { } difference, Interval: { } interval }
            ? new(Whole(difference), Whole(interval.Low), Whole(interval.High))
            : null;

    /// <summary>The same by profile, of those with people enough in both groups.</summary>
    public static IReadOnlyList<ProfileEffect> ByProfile(IReadOnlyList<UpliftRow> rows) =>
        [
            .. rows.GroupBy(row => row.Profile)
                .OrderBy(profile => profile.Key)
                .Where(IsTold)
                .Select(profile => new ProfileEffect(
                    profile.Key,
                    SmallGroups.NearestFive(profile.Count(row => row.Treated)),
                    SmallGroups.NearestFive(profile.Count(row => !row.Treated)),
                    Of([.. profile])!
                )),
        ];

    /// <summary>The smallest effect that is found in four of five cases; null where too few people stand behind it.</summary>
    public static double? Smallest(IReadOnlyList<UpliftRow> rows)
    {
        var effect = Counted(rows);
        return
            IsTold(rows)
            && EffectPower.SmallestEffect((double)effect.HeldOutConvert / effect.HeldOut, effect.Invited, effect.HeldOut) is { } smallest
            ? Whole(smallest)
            : null;
    }

    private static bool IsTold(IEnumerable<UpliftRow> rows) =>
        Math.Min(People(rows, treated: true), People(rows, treated: false)) >= SmallGroups.MinPeopleOfARate;

    private static double Whole(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero) / 100;

    private static int People(IEnumerable<UpliftRow> rows, bool treated) =>
        rows.Where(row => row.Treated == treated).Select(row => row.Person).Distinct().Count();

    private static InvitationEffect Counted(IReadOnlyList<UpliftRow> rows) =>
        new(
            rows.Count(row => row.Treated),
            rows.Count(row => row is { Treated: true, Converts: true }),
            rows.Count(row => !row.Treated),
            rows.Count(row => row is { Treated: false, Converts: true })
        );
}
