using System.Globalization;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Ml.Features;
using Advocacy.Pipeline.Model;

namespace Advocacy.Ml.Training;

/// <summary>Says of what there is too little to learn from, and when there may be enough.</summary>
internal static class TooLittle
{
    private const int Fewest = 10;
    private const int DaysAWeek = 7;
    private const int WeeksLookedAhead = 520;

    private static NoModelYet NoSurvey { get; } =
        new(
            NoModelReason.NoSurvey,
            "nobody who consents to prediction has answered the survey, so nobody's profile is known; with --include-unsurveyed those "
                + "without one are looked at too",
            null
        );

    /// <summary>Of history, or of answers to the survey, which no time brings by itself.</summary>
    public static async Task<NoModelYet> HistoryAsync(
        ConversionTask task,
        DateTimeOffset firstActivity,
        DateTimeOffset asOf,
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        CancellationToken cancellationToken
    )
    {
        if (!task.Population.IncludeUnsurveyed && !await AnybodyAnsweredAsync(people, cancellationToken))
        {
            return NoSurvey;
        }

        var weeks = Enumerable
            .Range(1, WeeksLookedAhead)
            .FirstOrDefault(weeks =>
                Cutoffs.Split(Cutoffs.Between(firstActivity, asOf.AddDays(DaysAWeek * weeks), task), task) is { Train: > 0 }
            );
        return new(
            NoModelReason.ShortHistory,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(asOf - firstActivity).TotalDays / DaysAWeek:0.#} weeks of history are too few for a warm-up of {task.WarmUpWeeks} "
                    + $"weeks, a horizon of {task.Population.Ambassador.HorizonWeeks} weeks and a test after them"
            ),
            weeks == 0 ? null : DayAfter(asOf, weeks)
        );
    }

    /// <summary>Of people who become active, or who do not; null where there are enough.</summary>
    public static async Task<NoModelYet?> ToLearnAsync(
        TrainingRows rows,
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        CancellationToken cancellationToken
    )
    {
        foreach (var (part, of) in new[] { ("training", rows.Train), ("test", rows.Test) })
        {
            var positives = of.Count(row => row.Converts);
            if (positives < Fewest || of.Count - positives < Fewest)
            {
                return
                    rows.All.Count == 0 && !rows.Task.Population.IncludeUnsurveyed && !await AnybodyAnsweredAsync(people, cancellationToken)
                    ? NoSurvey
                    : Few(rows, part, of.Count, positives);
            }
        }

        return null;
    }

    private static NoModelYet Few(TrainingRows rows, string part, int count, int positives) =>
        new(
            NoModelReason.FewConversions,
            string.Create(
                CultureInfo.InvariantCulture,
                $"of {count} {part} rows {positives} convert; at least {Fewest} must, and as many must not"
            ),
            ExpectedOn(rows)
        );

    /// <summary>When both parts have enough of each label, if as many come a week as did; null where one of a label is missing.</summary>
    private static DateOnly? ExpectedOn(TrainingRows rows)
    {
        var fewest = new[] { rows.Train, rows.Test }
            .SelectMany(part => new[] { part.Count(row => row.Converts), part.Count(row => !row.Converts) })
            .Min();
        var weeks = fewest == 0 ? 0 : (int)Math.Ceiling(rows.Cutoffs.Count * rows.Task.StepWeeks * (((double)Fewest / fewest) - 1));
        return weeks is 0 or > WeeksLookedAhead ? null : DayAfter(rows.AsOf, weeks);
    }

    private static DateOnly DayAfter(DateTimeOffset asOf, int weeks) => DateOnly.FromDateTime(asOf.AddDays(DaysAWeek * weeks).UtcDateTime);

    private static async Task<bool> AnybodyAnsweredAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        CancellationToken cancellationToken
    ) =>
        await people(cancellationToken)
            .AnyAsync(person => person.ConsentsTo(Purpose.Predict) && person.Surveys.Count > 0, cancellationToken);
}
