using Advocacy.Domain.Reach;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Returns;

namespace Advocacy.Reports.Page;

/// <summary>What invitations return and what would be if something were otherwise, on the page.</summary>
/// <param name="Told">What they returned.</param>
/// <param name="IsOfOtherOptions">Whether it was reckoned with other options than hold now.</param>
/// <param name="Year">The last year.</param>
/// <param name="WhatIf">What readers may choose, by what counts as value.</param>
internal sealed record PageProgramme(ToldReturn Told, bool IsOfOtherOptions, ProgrammeYear Year, IReadOnlyList<PageWhatIf> WhatIf)
{
    private static readonly double[] Sizes = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
    private static readonly int[] Trained = [25, 50, 100];

    /// <summary>That of a report.</summary>
    public static PageProgramme Of(MarketingReport report, ReturnOptions options, int restWeeks)
    {
        var told = report.Effect?.Return ?? ToldReturn.Nothing(report.Currency, options.FollowedWeeks);
        var year = ProgrammeYear.Of(report, options);
        var whatIf = new WhatIf(told, year, options, restWeeks);
        return new(
            told,
            told.Why is null && told.Options != MeasureReturn.MarkOf(options, report.Currency),
            year,
            [.. told.ByBasis.Select(one => new PageWhatIf(one.Basis, AnswersOf(whatIf, one.Basis, year)))]
        );
    }

    // One question that is refused says why a lever has no choices.
    private static IReadOnlyList<WhatIfAnswer> AnswersOf(WhatIf whatIf, ReturnBasis basis, ProgrammeYear year) =>
        [
            .. Sizes.Select(size => (int)Math.Round(size * whatIf.UsualList)).Distinct().Select(places => whatIf.Capacity(basis, places)),
            .. Trained.Select(percent => whatIf.Training(basis, percent)),
            .. Enumerable
                .Range(year.Response?.Least ?? 0, Math.Max(1, (2 * (year.Response?.Most ?? 0)) - (year.Response?.Least ?? 0)))
                .Select(pieces => whatIf.Content(basis, pieces)),
        ];
}

/// <summary>What readers may choose, by what counts as value.</summary>
/// <param name="Basis">What counts.</param>
/// <param name="Answers">What a year would bring.</param>
internal sealed record PageWhatIf(ReturnBasis Basis, IReadOnlyList<WhatIfAnswer> Answers);

/// <summary>Visits of a content on a network, beside what posts of it brought there.</summary>
/// <param name="Place">The content's place on the page; null of small ones together.</param>
/// <param name="Network">The network; empty where it is not known.</param>
/// <param name="Sessions">Visits.</param>
/// <param name="Conversions">Of these, how many led to something.</param>
/// <param name="Value">What these are worth.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="Shares">Shares of the content there; null where they are not told.</param>
/// <param name="Engagements">Their engagements.</param>
internal sealed record PageVisits(
    int? Place,
    string Network,
    long Sessions,
    long? Conversions,
    decimal? Value,
    string Currency,
    long? Shares,
    long? Engagements
)
{
    public static PageVisits Of(ToldVisits told, MarketingReport report, IReadOnlyDictionary<string, int> places)
    {
        List<LedgerRow> rows =
        [
            .. report.Months.SelectMany(month => month.Rows).Where(row => row.ContentId == told.ContentId && row.Network == told.Network),
        ];
        return new(
            told.ContentId != SmallGroups.Merged && places.TryGetValue(told.ContentId, out var place) ? place : null,
            told.Network,
            told.Visits.Sessions,
            told.Visits.Conversions,
            told.Visits.Value,
            told.Currency,
            SharesOf(rows),
            rows.Count == 0 ? null : ReachFigures.Of(rows).Counters.Engagements
        );
    }

    /// <summary>Shares that are told; null where those of no row are.</summary>
    public static long? SharesOf(IReadOnlyList<LedgerRow> rows) =>
        rows.All(row => row.Shares is null) ? null : rows.Sum(row => row.Shares ?? 0);
}
