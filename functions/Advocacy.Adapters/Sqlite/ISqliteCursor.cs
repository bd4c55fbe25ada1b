namespace Advocacy.Adapters.Sqlite;

/// <summary>A cursor whose next person can be asked for.</summary>
internal interface ISqliteCursor : IDisposable
{
    /// <summary>The person of the next row, or null at the end.</summary>
    string? Person { get; }
}
