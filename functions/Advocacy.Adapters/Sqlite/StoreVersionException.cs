using System.Globalization;
namespace Advocacy.Adapters.Sqlite;

/// <summary>The store's file was made by another version of this program, or by another program.</summary>
/// <param name="found">Its schema version; 0 for a file of another program.</param>
/// <param name="expected">The version that this program reads.</param>
public sealed class StoreVersionException(long found, long expected)
    : Exception(found == 0 ? "the file is a database of another program" : string.Create(CultureInfo.InvariantCulture, $"the store has schema version {found}, this program reads version {expected}"));
