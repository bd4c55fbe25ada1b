using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>Forgets people and their shares within one transaction, and knows who and what was forgotten: a tombstone is a hash.</summary>
internal sealed class SqliteErasure(SqliteWriter writer)
{
    private static readonly string[] OfPerson =
    [
        "employee",
        "followers",
        "survey",
        "consent",
        "share",
        "interaction",
        "invitation",
        "preference",
        "mention",
    ];
    private readonly HashSet<string> _tombstones = [.. writer.Query("SELECT hash FROM tombstone", row => row.GetString(0))];
    private readonly HashSet<string> _forgotten = new(StringComparer.Ordinal);

    /// <summary>Removes a person and leaves a tombstone of them and of each share of theirs, so that what comes later is dropped.</summary>
    public void Erase(PersonId personId)
    {
        // What is erased is looked for where everything is.
        SqliteArrivals.Settle(writer);
        Bury(TombstoneOf("employee", personId.Value));
        foreach (var share in writer.Query("SELECT share_id FROM share WHERE employee_id = $1", row => row.GetString(0), personId))
        {
            Forget(share);
        }

        writer.Run("DELETE FROM mention WHERE by_employee_id = $1", personId);
        foreach (var table in OfPerson)
        {
            writer.Run($"DELETE FROM {table} WHERE employee_id = $1", personId);
        }
    }

    /// <summary>Whether a person was erased.</summary>
    public bool IsErased(PersonId personId) => _tombstones.Count > 0 && _tombstones.Contains(TombstoneOf("employee", personId.Value));

    /// <summary>Whether a share was forgotten: it was deleted, or somebody erased had claimed it.</summary>
    public bool IsForgotten(string shareId) => _tombstones.Count > 0 && _tombstones.Contains(TombstoneOf("share", shareId));

    /// <summary>Forgets a share, whoever claims it.</summary>
    public void Forget(string shareId)
    {
        SqliteArrivals.Settle(writer);
        if (Bury(TombstoneOf("share", shareId)))
        {
            _forgotten.Add(shareId);
        }

        writer.Run("DELETE FROM engagement WHERE share_id = $1", shareId);
        foreach (var claimant in writer.Query("SELECT employee_id FROM share WHERE share_id = $1", row => row.GetString(0), shareId))
        {
            writer.Run("DELETE FROM share WHERE employee_id = $1 AND share_id = $2", claimant, shareId);
            writer.Run("DELETE FROM mention WHERE by_employee_id = $1 AND share_id = $2", claimant, shareId);
        }
    }

    /// <summary>Drops colleagues' reactions to the shares that this batch forgot, whichever came first: an id that a network gave leads to
    /// its author.</summary>
    public void DropReactions()
    {
        if (_forgotten.Count > 0)
        {
            // Once for all of them: reactions are not found by share.
            SqliteArrivals.Settle(writer);
            writer.Run("DELETE FROM interaction WHERE share_id IN (SELECT value FROM json_each($1))", JsonSerializer.Serialize(_forgotten));
        }
    }

    private static string TombstoneOf(string kind, string id) => Fingerprint.Hex(kind, id);

    /// <summary>Buries what is to be forgotten.</summary>
    /// <returns>Whether that is new.</returns>
    private bool Bury(string tombstone)
    {
        var isNew = _tombstones.Add(tombstone);
        if (isNew)
        {
            writer.Run("INSERT INTO tombstone VALUES ($1)", tombstone);
        }

        return isNew;
    }
}
