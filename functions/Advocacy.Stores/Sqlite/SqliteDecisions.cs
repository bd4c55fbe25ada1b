using Advocacy.Domain.Facts;

namespace Advocacy.Stores.Sqlite;

/// <summary>Merges what people decided, and what became of them on lists.</summary>
internal static class SqliteDecisions
{
    public static void Upsert(this SqliteWriter writer, ConsentDecided c) =>
        writer.Run(
            "INSERT INTO consent VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET granted = granted & excluded.granted",
            c.PersonId,
            c.At.Micros(),
            SqliteConsent.BitsOf(c.Consent)
        );

    public static void Upsert(this SqliteWriter writer, PreferenceStated p) =>
        writer.Run(
            """
            INSERT INTO preference VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET
                wanted = iif(excluded.at > preference.at, excluded.wanted, min(preference.wanted, excluded.wanted)), at = excluded.at
            WHERE excluded.at >= preference.at
            """,
            p.PersonId,
            (int)p.Key.Subject,
            p.Key.ContentId,
            p.Preference.At.Micros(),
            p.Preference.IsWanted ? 1 : 0
        );

    public static void Upsert(this SqliteWriter writer, InvitationRecorded i) =>
        writer.Run(
            "INSERT INTO invitation VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            i.PersonId,
            i.Invitation.At.Micros(),
            i.Invitation.List.ToString(),
            (int)i.Invitation.Outcome
        );
}
