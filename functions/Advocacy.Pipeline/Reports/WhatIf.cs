using System.Text.Json.Serialization;
using Advocacy.Domain.Returns;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Pipeline.Reports;

/// <summary>What a year would bring if something were otherwise, from published figures. It says how far it goes beyond what was measured,
/// and goes no further than half as much again.</summary>
/// <param name="told">What invitations returned.</param>
/// <param name="year">The last year.</param>
/// <param name="options">What things cost.</param>
/// <param name="restWeeks">Weeks in which nobody is listed again.</param>
public sealed class WhatIf(ToldReturn told, ProgrammeYear year, ReturnOptions options, int restWeeks)
{
    private const double Furthest = 1.5;
    private const int Weeks = 52;
    private const int Hundred = 100;

    // Periods of four weeks, by which content is counted.
    private const int Periods = Weeks / 4;

    /// <summary>People on a usual list, those held out among them.</summary>
    public int UsualList => told.UsualList;

    /// <summary>Invitations a year with lists of so many people.</summary>
    private double InvitedAYear(int places) => Weeks * places * (double)told.Invited / Math.Max(1, told.Invited + told.HeldOut);

    /// <summary>With another number of people on each list.</summary>
    public WhatIfAnswer Capacity(ReturnBasis basis, int places)
    {
        var free = year.Volunteers - year.Active;
        return BasisOf(basis) is not { } found ? Refused(WhatIfLever.Capacity, places, WhatIfRefusal.NotMeasured, 0)
            : places > Furthest * told.LargestList
                ? Refused(WhatIfLever.Capacity, places, WhatIfRefusal.BeyondTheData, (int)(Furthest * told.LargestList))
            : places > UsualList && places * Math.Max(1, restWeeks) > free
                ? Refused(WhatIfLever.Capacity, places, WhatIfRefusal.TooFewVolunteers, Math.Max(UsualList, free / Math.Max(1, restWeeks)))
            : new(
                WhatIfLever.Capacity,
                places,
                UsualList,
                found.Net.Times((InvitedAYear(places) - InvitedAYear(UsualList)) / Hundred).Told(),
                Beyond(places, told.LargestList),
                null,
                null
            );
    }

    /// <summary>With a share of the beginners on lists trained.</summary>
    /// <param name="basis">What counts as value.</param>
    /// <param name="percent">Of the beginners invited, 0 to 100.</param>
    public WhatIfAnswer Training(ReturnBasis basis, int percent)
    {
        if (BasisOf(basis)?.TrainingGain is not { } gain || told is not { BeginnersPercent: { } share, BeginnersThisYear: { } beginners })
        {
            return Refused(WhatIfLever.Training, percent, WhatIfRefusal.NotMeasured, 0);
        }

        if (percent > Hundred)
        {
            return Refused(WhatIfLever.Training, percent, WhatIfRefusal.BeyondTheData, Hundred);
        }

        // Who is drawn several times is trained once.
        var price = (double)options.CostOfATraining * beginners * percent / Hundred;
        var brings = gain.Times((double)told.InvitedThisYear * share / Hundred * percent / Hundred / Hundred);
        var more = brings.Plus(new(-price, -price, -price)).Told(Math.Max(price, brings.Size));
        return new(WhatIfLever.Training, percent, 0, more, 0, null, null);
    }

    /// <summary>With another number of pieces of content in four weeks.</summary>
    public WhatIfAnswer Content(ReturnBasis basis, int pieces)
    {
        if (BasisOf(basis) is not { } found || year.Shares == 0)
        {
            return Refused(WhatIfLever.Content, pieces, WhatIfRefusal.NotMeasured, 0);
        }

        if (year.Response is not { } response)
        {
            return Refused(WhatIfLever.Content, pieces, WhatIfRefusal.HasNotVaried, 0);
        }

        // A line that may as well fall tells nothing.
        if (response.Slope.Low <= 0)
        {
            return Refused(WhatIfLever.Content, pieces, WhatIfRefusal.CannotBeTold, 0);
        }

        if (pieces > Furthest * response.Most || pieces < response.Least)
        {
            var nearest = pieces < response.Least ? response.Least : (int)(Furthest * response.Most);
            return Refused(WhatIfLever.Content, pieces, WhatIfRefusal.BeyondTheData, nearest);
        }

        var more = pieces - response.Now;
        var brings = response.Slope.Times(more * year.Volunteers * Weeks * (ValueOfAShare(found) - (double)options.Share));
        var cost = (double)options.CostOfAContent * Periods * more;
        return new(
            WhatIfLever.Content,
            pieces,
            response.Now,
            brings.Plus(new(-cost, -cost, -cost)).Told(Math.Max(Math.Abs(cost), brings.Size)),
            Beyond(pieces, response.Most),
            null,
            null
        );
    }

    private double ValueOfAShare(BasisReturn found) =>
        found.Click is { } click ? click * year.Clicks / year.Shares : (double)year.EarnedMedia / year.Shares;

    private BasisReturn? BasisOf(ReturnBasis basis) => told.ByBasis.FirstOrDefault(one => one.Basis == basis);

    private static int Beyond(int setting, int most) =>
        setting <= most ? 0 : (int)Math.Round(100.0 * (setting - most) / most, MidpointRounding.AwayFromZero);

    private static WhatIfAnswer Refused(WhatIfLever lever, int setting, WhatIfRefusal why, int nearest) =>
        new(lever, setting, 0, default, 0, why, why is WhatIfRefusal.BeyondTheData or WhatIfRefusal.TooFewVolunteers ? nearest : null);
}

/// <summary>What a year would bring more, or less, than now.</summary>
/// <param name="Lever">What would be otherwise.</param>
/// <param name="Setting">How it would be: people a list, percent of beginners, or pieces in four weeks.</param>
/// <param name="Now">How it is now.</param>
/// <param name="More">Value less cost of a year, against now, in two digits.</param>
/// <param name="BeyondPercent">How far it goes beyond the most that was measured, in percent of it; 0 where it does not.</param>
/// <param name="Why">Why it is refused; null where it is not.</param>
/// <param name="Nearest">The nearest setting that would not be, where there is one.</param>
public sealed record WhatIfAnswer(
    WhatIfLever Lever,
    int Setting,
    int Now,
    Estimated More,
    int BeyondPercent,
    WhatIfRefusal? Why,
    int? Nearest
);

/// <summary>What could be otherwise.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WhatIfLever>))]
public enum WhatIfLever
{
    /// <summary>People on each list.</summary>
    Capacity,

    /// <summary>Beginners on lists who are trained, in percent.</summary>
    Training,

    /// <summary>Pieces of content in four weeks.</summary>
    Content,
}

/// <summary>Why a question is not answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WhatIfRefusal>))]
public enum WhatIfRefusal
{
    /// <summary>Nothing that it would follow from is told.</summary>
    NotMeasured,

    /// <summary>It was the same in all weeks, or the weeks are too few.</summary>
    HasNotVaried,

    /// <summary>What was measured does not show whether it brings anything.</summary>
    CannotBeTold,

    /// <summary>It is too far from what was measured.</summary>
    BeyondTheData,

    /// <summary>So many volunteers are not there.</summary>
    TooFewVolunteers,
}
