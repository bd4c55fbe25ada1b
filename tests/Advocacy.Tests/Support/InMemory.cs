namespace Advocacy.Tests.Support;

/// <summary>The embedded database in memory, each one its own.</summary>
internal static class InMemory
{
    private static int _count;

    public static SqliteDatabase Database() => SqliteDatabase.OpenMemory($"test-{Interlocked.Increment(ref _count)}");
}
