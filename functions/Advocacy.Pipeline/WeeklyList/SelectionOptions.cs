using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>When the weekly list is made, and how it is drawn.</summary>
public sealed class SelectionOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Selection";

    /// <summary>The time zone, IANA, in which the list is made on Mondays.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The hour there from which on it is made, 0 to 23.</summary>
    public int LocalHour { get; set; } = 6;

    /// <summary>Largest share of a list that one team may have, above 0 to 1.</summary>
    public double TeamShare { get; set; } = 0.2;

    /// <summary>Share of a list drawn at random, 0 to below 1.</summary>
    public double ExploredShare { get; set; } = 0.1;

    /// <summary>Share of a list held out at random, 0 to below 1; without it no effect can be measured.</summary>
    public double HeldOutShare { get; set; } = 0.2;

    /// <summary>Weeks in which nobody is listed again, 0 to 520.</summary>
    public int RestWeeks { get; set; } = 8;

    /// <summary>Weeks after a no in which nobody is listed again, 0 to 520.</summary>
    public int DeclinedRestWeeks { get; set; } = 26;

    /// <summary>The secret that draws follow from, at least 32 bytes in base64; none is one kept in a file beside the outputs. In Azure a
    /// reference to Key Vault.</summary>
    public string? Key { get; set; }

    /// <summary>The rules of a list of a capacity.</summary>
    public ListRules RulesOf(int capacity) => new(capacity, TeamShare, ExploredShare, HeldOutShare, RestWeeks, DeclinedRestWeeks);

    /// <summary>The time there.</summary>
    public DateTimeOffset Local(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new[]
        {
            TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)
                ? null
                : $"{nameof(TimeZone)} is '{TimeZone}', which this machine does not know.",
            SecretKey.Mistake(nameof(Key), Key),
            OptionRange.Check(nameof(LocalHour), LocalHour, 0, 23),
            OptionRange.Check(nameof(RestWeeks), RestWeeks, 0, 520),
            OptionRange.Check(nameof(DeclinedRestWeeks), DeclinedRestWeeks, 0, 520),
            TeamShare is > 0 and <= 1
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"{nameof(TeamShare)} is {TeamShare}, but must be above 0 and at most 1."),
            ExploredShare is >= 0 and < 1
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(ExploredShare)} is {ExploredShare}, but must be at least 0 and below 1."
                ),
            HeldOutShare is >= 0 and < 1
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(HeldOutShare)} is {HeldOutShare}, but must be at least 0 and below 1."
                ),
        }.OfType<string>();
}
