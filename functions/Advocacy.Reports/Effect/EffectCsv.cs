using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Reports.Formats;

namespace Advocacy.Reports.Effect;

/// <summary>effect/: a row a list, small ones together and all together last; a row a step of the funnel; a row an axis of the
/// survey.</summary>
internal static class EffectCsv
{
    private static readonly string[] Header =
    [
        "list",
        "invited",
        "invited_convert",
        "held_out",
        "held_out_convert",
        "effect",
        "effect_low",
        "effect_high",
        "accepted_not_causal",
        "accepted_convert_not_causal",
        "verdict_en",
        "verdict_fr",
    ];

    public static Task WriteAsync(Stream stream, IReadOnlyList<ToldEffect> lists) =>
        WriteAsync(
            stream,
            Header,
            lists.Select(list =>
                new[]
                {
                    list.List,
                    Whole(list.Invited),
                    Whole(list.InvitedConvert),
                    Whole(list.HeldOut),
                    Whole(list.HeldOutConvert),
                    CsvText.Rate(list.Difference),
                    CsvText.Rate(list.Low),
                    CsvText.Rate(list.High),
                    list.Accepted is { } accepted ? Whole(accepted) : "",
                    list.AcceptedConvert is { } converted ? Whole(converted) : "",
                    list.IsSignificant ? "an effect" : "too few to conclude",
                    list.IsSignificant ? "un effet" : "effectif insuffisant",
                }
            )
        );

    public static Task WriteFunnelAsync(Stream stream, IReadOnlyList<FunnelCount> funnel) =>
        WriteAsync(
            stream,
            ["step", "people", "some_open"],
            funnel.Select(count =>
                new[] { count.Step.ToString(), count.People is { } people ? Whole(people) : "", count.HasOpen ? "yes" : "no" }
            )
        );

    public static Task WriteSurveysAsync(Stream stream, IReadOnlyList<SurveyEffect> surveys) =>
        WriteAsync(
            stream,
            ["axis", "invited", "invited_change", "held_out", "held_out_change", "effect", "effect_low", "effect_high"],
            surveys.Select(effect =>
                new[]
                {
                    effect.Axis.ToString(),
                    Whole(effect.Invited),
                    CsvText.Rate(effect.InvitedChange),
                    Whole(effect.HeldOut),
                    CsvText.Rate(effect.HeldOutChange),
                    CsvText.Rate(effect.Difference),
                    CsvText.Rate(effect.Low),
                    CsvText.Rate(effect.High),
                }
            )
        );

    private static async Task WriteAsync(Stream stream, string[] header, IEnumerable<string[]> rows)
    {
        await using var csv = CsvText.WriterOfOwnTexts(stream);
        foreach (var row in rows.Prepend(header))
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            await csv.NextRecordAsync();
        }
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
