using System.Text.Json.Serialization;
using Advocacy.Domain.Returns;

namespace Advocacy.Pipeline.Returns;

/// <summary>What invitations returned, told of nobody: people to the nearest five, money in two digits.</summary>
/// <param name="Currency">The currency of all amounts, ISO 4217.</param>
/// <param name="FollowedWeeks">Weeks after an invitation over which was counted what people brought.</param>
/// <param name="Invited">Invitations that count, to the nearest five.</param>
/// <param name="HeldOut">People held out that count, to the nearest five.</param>
/// <param name="InvitedThisYear">Invitations of the last 52 weeks, to the nearest five.</param>
/// <param name="LargestList">People on the largest list, those held out among them, to the nearest five.</param>
/// <param name="UsualList">People on the list in the middle, to the nearest five.</param>
/// <param name="BeginnersPercent">Of those drawn for lists, the beginners with digital tools, 0 to 100; null where it is not told.</param>
/// <param name="BeginnersThisYear">Beginners drawn in the last 52 weeks, each once, to the nearest five; null where not told.</param>
/// <param name="Options">A mark of the options that it was reckoned with.</param>
/// <param name="ByBasis">What it comes to, by what counts as value; none where <paramref name="Why"/> says why.</param>
/// <param name="Why">Why there is nothing to tell.</param>
public sealed record ToldReturn(
    string Currency,
    int FollowedWeeks,
    int Invited,
    int HeldOut,
    int InvitedThisYear,
    int LargestList,
    int UsualList,
    int? BeginnersPercent,
    int? BeginnersThisYear,
    string Options,
    IReadOnlyList<BasisReturn> ByBasis,
    WhyNoReturn? Why
)
{
    /// <summary>Nothing to tell yet.</summary>
    public static ToldReturn Nothing(string currency, int followedWeeks) =>
        new(currency, followedWeeks, 0, 0, 0, 0, 0, null, null, "", [], WhyNoReturn.TooFew);
}

/// <summary>What invitations returned, by one kind of value. Kinds do not add up: a click is in both.</summary>
/// <param name="Basis">What counts as value.</param>
/// <param name="NewAmbassador">What a new ambassador brings over the weeks followed, more than who does not become one.</param>
/// <param name="Gain">What a hundred invitations bring.</param>
/// <param name="Cost">What they cost.</param>
/// <param name="Net">The one less the other.</param>
/// <param name="TrainingGain">What a hundred draws of beginners would bring more, the minutes of their posts taken off, if they converted
/// like those in the middle of the scale: no hold-out stands behind it. Null where too few are known.</param>
/// <param name="Click">What a click is worth, where that is what counts.</param>
public sealed record BasisReturn(
    ReturnBasis Basis,
    Estimated NewAmbassador,
    Estimated Gain,
    Estimated Cost,
    Estimated Net,
    Estimated? TrainingGain,
    double? Click
);

/// <summary>What counts as value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnBasis>))]
public enum ReturnBasis
{
    /// <summary>Earned media value: what the same attention would cost as advertising.</summary>
    EarnedMedia,

    /// <summary>Visits, leads and hires, shared out over clicks.</summary>
    Visits,
}

/// <summary>Why no return is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WhyNoReturn>))]
public enum WhyNoReturn
{
    /// <summary>Fewer than twenty people invited or held out, or fewer than five who convert, are followed for long enough.</summary>
    TooFew,

    /// <summary>Nobody was held out, so that nothing can be compared.</summary>
    NoHoldOut,

    /// <summary>One person brought more than half of the value: it would tell of them.</summary>
    OnePerson,
}
