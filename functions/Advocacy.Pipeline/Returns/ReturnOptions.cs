using System.Globalization;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Returns;

/// <summary>What the programme costs and what comes of it is worth, in the currency of Advocacy:Reach:Currency. The defaults are
/// placeholders to be replaced by the company's own figures; where they are used the page says so.</summary>
public sealed class ReturnOptions : ICheckedOptions
{
    private const double MinutesAnHour = 60;

    /// <inheritdoc/>
    public static string Section => "Advocacy:Return";

    /// <summary>Weeks after an invitation over which is counted what somebody brings, 1 to 104; at least those of the conversion.</summary>
    public int FollowedWeeks { get; set; } = 26;

    /// <summary>What an hour of somebody's work costs, at least 0.</summary>
    public decimal CostOfAnHour { get; set; } = 45m;

    /// <summary>Minutes that one invitation takes, of all who have a part in it, at least 0.</summary>
    public decimal MinutesOfAnInvitation { get; set; } = 30m;

    /// <summary>Minutes that one share takes its author, at least 0.</summary>
    public decimal MinutesOfAShare { get; set; } = 5m;

    /// <summary>What it costs to train one person in digital culture, their time included, at least 0.</summary>
    public decimal CostOfATraining { get; set; } = 150m;

    /// <summary>What it costs to make one piece of content, at least 0.</summary>
    public decimal CostOfAContent { get; set; }

    /// <summary>Licences and other standing costs a year, at least 0.</summary>
    public decimal StandingCostsAYear { get; set; }

    /// <summary>What one visit is worth, at least 0; none where visits by themselves are worth nothing.</summary>
    public decimal? Visit { get; set; }

    /// <summary>What one lead is worth, at least 0: a conversion for which web analytics gives no value.</summary>
    public decimal? Lead { get; set; }

    /// <summary>What one hire is worth, at least 0: what it would have cost to find them elsewhere.</summary>
    public decimal? Hire { get; set; }

    /// <summary>Hires a year that came by way of people's posts, at least 0. No source of events counts them.</summary>
    public decimal HiresAYear { get; set; }

    /// <summary>What the minutes of one invitation cost.</summary>
    public decimal Invitation => MinutesOfAnInvitation * CostOfAnHour / (decimal)MinutesAnHour;

    /// <summary>What the minutes of one share cost.</summary>
    public decimal Share => MinutesOfAShare * CostOfAnHour / (decimal)MinutesAnHour;

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new (string Name, decimal? Amount)[]
        {
            (nameof(CostOfAnHour), CostOfAnHour),
            (nameof(MinutesOfAnInvitation), MinutesOfAnInvitation),
            (nameof(MinutesOfAShare), MinutesOfAShare),
            (nameof(CostOfATraining), CostOfATraining),
            (nameof(CostOfAContent), CostOfAContent),
            (nameof(StandingCostsAYear), StandingCostsAYear),
            (nameof(Visit), Visit),
            (nameof(Lead), Lead),
            (nameof(Hire), Hire),
            (nameof(HiresAYear), HiresAYear),
        }
            .Where(cost => cost.Amount is < 0 or > 1_000_000_000)
            .Select(cost =>
                string.Create(CultureInfo.InvariantCulture, $"{cost.Name} is {cost.Amount}, but must be from 0 to 1,000,000,000.")
            )
            .Concat(new[] { OptionRange.Check(nameof(FollowedWeeks), FollowedWeeks, 1, 104) }.OfType<string>());
}
