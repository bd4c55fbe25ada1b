using System.Globalization;
using Advocacy.Domain.Invitations;

namespace Advocacy.Adapters.Reports;

/// <summary>effect.csv: a row a list, small ones together, and all together last.</summary>
internal static class EffectCsv
{
    private static readonly string[] Header =
        ["list", "invited", "invited_convert", "held_out", "held_out_convert", "effect", "effect_low", "effect_high", "accepted_not_causal", "accepted_convert_not_causal", "verdict_en", "verdict_fr"];

    public static async Task WriteAsync(Stream stream, IReadOnlyList<ListEffect> lists)
    {
        await using var csv = CsvText.WriterOfOwnTexts(stream);
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        foreach (var list in lists)
        {
            csv.WriteField(list.List);
            csv.WriteField(list.Effect.Invited);
            csv.WriteField(list.Effect.InvitedConvert);
            csv.WriteField(list.Effect.HeldOut);
            csv.WriteField(list.Effect.HeldOutConvert);
            csv.WriteField(CsvText.Rate(list.Effect.Difference));
            csv.WriteField(CsvText.Rate(list.Effect.Interval?.Low));
            csv.WriteField(CsvText.Rate(list.Effect.Interval?.High));
            csv.WriteField(list.MayTellAccepted ? Whole(list.Accepted) : "");
            csv.WriteField(list.MayTellAccepted ? Whole(list.AcceptedConvert) : "");
            csv.WriteField(list.Effect.IsTold ? "an effect" : "too few to tell");
            csv.WriteField(list.Effect.IsTold ? "un effet" : "trop peu pour conclure");
            await csv.NextRecordAsync();
        }
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
