using System.Text.Json;
using System.Text.Json.Serialization;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>A part of everybody: the people whose ids lie in [from, until), in the order of SQLite's texts.</summary>
/// <param name="From">The first id.</param>
/// <param name="Until">The id after the last, or null for the end.</param>
internal sealed record SqlitePart(string From, string? Until)
{
    /// <summary>Everybody.</summary>
    public static SqlitePart Whole { get; } = new("", null);

    /// <summary>One person: the next text after an id is the id with a NUL behind it.</summary>
    public static SqlitePart Only(PersonId personId) => new(personId.Value, personId.Value + '\0');

    /// <summary>The part of a name.</summary>
    public static SqlitePart Read(string name) => JsonSerializer.Deserialize<SqlitePart>(name)!;

    /// <summary>The condition on a column of ids.</summary>
    public static string Of(string column) => $"{column} >= ?1 AND {column} < ?2";

    /// <summary>Its name.</summary>
    [JsonIgnore]
    public string Name => JsonSerializer.Serialize(this);

    /// <summary>Whether it is about one person.</summary>
    [JsonIgnore]
    public bool IsOne => Until is not null && Until == From + '\0';

    /// <summary>Binds the condition's values.</summary>
    public void Bind(SqliteRows rows)
    {
        rows.With(From);
        if (Until is null)
        {
            rows.WithEnd();
        }
        else
        {
            rows.With(Until);
        }
    }
}
