using Microsoft.Data.Sqlite;

namespace Advocacy.Tests.Local.Commands;

/// <summary>A store that another process keeps locked.</summary>
[Trait("Speed", "Slow")]
public sealed class LockedStoreTests : FolderTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Status_WhileAnotherWrites_IsShownAllTheSame()
    {
        await FillAsync();
        using var locked = Lock();
        var run = await CommandLineRun.OfAsync("status", "--out", Folder.Path).WaitAsync(Patience, Cancellation);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Contains("employees", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person", "erase", "ann")]
    [InlineData("ingest", "more.jsonl")]
    [InlineData("replay")]
    [InlineData("retention")]
    public async Task Command_WhileAnotherKeepsTheLock_SaysSoAndNamesIt(params string[] command)
    {
        await FillAsync();
        using var locked = Lock();
        // Far less than the minute for which a writer is waited for that comes and goes.
        var run = await CommandLineRun
            .OfAsync([
                .. command.Select(part => part.EndsWith(".jsonl", StringComparison.Ordinal) ? Folder[part] : part),
                "--out",
                Folder.Path,
            ])
            .WaitAsync(Patience, Cancellation);
        Assert.Equal(3, run.Code);
        Assert.Contains("is locked by another process", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_DamagedStore_SaysSo()
    {
        await FillAsync();
        SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(Folder["advocacy.db"], FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        var run = await CommandLineRun.OfAsync("status", "--out", Folder.Path).WaitAsync(Patience, Cancellation);
        Assert.Equal(3, run.Code);
        Assert.Contains("cannot be used", run.Errors, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        await File.WriteAllTextAsync(
            Folder["more.jsonl"],
            """{"specversion":"1.0","id":"1","source":"/hr","type":"advocacy.consent.v1","data":{"employeeId":"ann","granted":true,"at":"2026-01-01T00:00:00Z"}}""",
            Cancellation
        );
        Assert.Equal(0, (await CommandLineRun.OfAsync("ingest", Folder["more.jsonl"], "--out", Folder.Path)).Code);
    }

    /// <summary>Keeps the lock of a writer until it is disposed of.</summary>
    private SqliteConnection Lock()
    {
        var connection = new SqliteConnection($"Data Source={Folder["advocacy.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
