using Advocacy.Domain.Invitations;
using Advocacy.Domain.Reach;
using Advocacy.Ml.Uplift;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>What invitations change on average, for whom, and how small an effect so many people would show.</summary>
internal static class UpliftEffect
{
    /// <summary>The difference of the two shares that convert, with the interval that HR's report has too; null where a group is
    /// empty.</summary>
    public static Figure? Of(IReadOnlyList<UpliftRow> rows) =>
        Counted(rows) is { Difference: { } difference, Interval: { } interval } ? new(difference, interval.Low, interval.High) : null;

    /// <summary>The same by profile, of those with five people or more in both groups.</summary>
    public static IReadOnlyList<ProfileEffect> ByProfile(IReadOnlyList<UpliftRow> rows) =>
        [
            .. rows.GroupBy(row => row.Profile)
                .OrderBy(profile => profile.Key)
                .Where(profile => Math.Min(People(profile, treated: true), People(profile, treated: false)) >= SmallGroups.MinPeople)
                .Select(profile => new ProfileEffect(
                    profile.Key,
                    profile.Count(row => row.Treated),
                    profile.Count(row => !row.Treated),
                    Of([.. profile])!
                )),
        ];

    /// <summary>The smallest effect that is found in four of five cases; null where a group is empty.</summary>
    public static double? Smallest(IReadOnlyList<UpliftRow> rows)
    {
        var effect = Counted(rows);
        return effect.HeldOut == 0
            ? null
            : EffectPower.SmallestEffect((double)effect.HeldOutConvert / effect.HeldOut, effect.Invited, effect.HeldOut);
    }

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
