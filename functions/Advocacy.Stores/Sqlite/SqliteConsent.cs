using System.Globalization;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>Consent as a condition on rows: <see cref="Volunteering.ConsentsTo"/>, said in SQL.</summary>
internal static class SqliteConsent
{
    /// <summary>The condition that the person of a column may be read for a purpose.</summary>
    public static string Of(string column, Purpose purpose) =>
        purpose == Purpose.Rights
            ? "true"
            : $"ifnull((SELECT decision.granted FROM consent decision WHERE decision.employee_id = {column} ORDER BY decision.at DESC "
                + $"LIMIT 1), 0) & {Needed(purpose)} = {Needed(purpose)}";

    /// <summary>A decision as a number: a bit a purpose.</summary>
    public static int BitsOf(Consent consent) => (consent.Measure ? 1 : 0) | (consent.Predict ? 2 : 0) | (consent.List ? 4 : 0);

    /// <summary>The decision that a number is.</summary>
    public static Consent Of(long bits) => new((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);

    private static string Needed(Purpose purpose) =>
        Enumerable
            .Range(0, 8)
            .Where(bits => Of(bits).Allows(purpose))
            .Aggregate(7, (needed, bits) => needed & bits)
            .ToString(CultureInfo.InvariantCulture);

    /// <summary>The condition that an interaction may be read for a purpose: with the share that it is to, and never for figures, which are
    /// of shares.</summary>
    public static string OfInteraction(Purpose purpose) =>
        purpose switch
        {
            Purpose.Rights => "true",
            Purpose.Measure => "false",
            _ => $"{Of("interaction.employee_id", purpose)} AND EXISTS (SELECT 1 FROM share s WHERE s.share_id = interaction.share_id AND "
                + $"{Of("s.employee_id", purpose)})",
        };
}
