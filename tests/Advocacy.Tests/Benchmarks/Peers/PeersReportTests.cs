namespace Advocacy.Tests.Benchmarks.Peers;

public sealed class PeersReportTests
{
    private static readonly PeersReport Report = new(
        [Pairing(0, (1, 2), (1, 3), (2, 2)), Pairing(1, (1, 0.5)), Pairing(2, (1, 0.1))],
        [new(1, 1000, 2, 100_000_000), new(10, 10_000, 30, 120_000_000)],
        0.2,
        82_000_000,
        [("pandas", "not here")]
    );

    [Fact]
    public void ToMarkdown_Pairs_TellsMedianSpreadAndWhetherTheGoalIsMet()
    {
        var lines = Report.ToMarkdown().Split('\n');
        Assert.Contains(
            lines,
            line =>
                line.Contains("DuckDB", StringComparison.Ordinal)
                && line.Contains("| 2.0 (1.0–3.0) | 1.0: met | 1.00 s | 2.00 s |", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            line => line.Contains("System.Text.Json", StringComparison.Ordinal) && line.Contains("0.33: met", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            line =>
                line.Contains("SQLite", StringComparison.Ordinal) && line.Contains("0.10 (0.10–0.10) | a limit", StringComparison.Ordinal)
        );
        Assert.Contains(lines, line => line.StartsWith("| 10 × base | 10,000 | 30.0 | 15.0 | 120 MB | 1.20 |", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("200 ms (goal: 150 ms, missed)", StringComparison.Ordinal));
        Assert.Contains("Left out: pandas: not here.", lines.Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task WriteAsync_Report_HasTheChartThatTheTextShows()
    {
        using var folder = new TemporaryFolder();
        var files = await Report.WriteAsync(folder.Path);
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 0));
        Assert.Contains("(benchmarks.svg)", await File.ReadAllTextAsync(files[0], Cancellation), StringComparison.Ordinal);
        Assert.Contains(">0.5<", await File.ReadAllTextAsync(files[1], Cancellation), StringComparison.Ordinal);
    }

    private static Pairing Pairing(int peer, params (double Ours, double Theirs)[] pairs)
    {
        var (_, called, goal) = Contest.All[0].Peers[peer];
        return new(
            Contest.All[0],
            called,
            goal,
            [.. pairs.Select(pair => (new WorkDone(pair.Ours, 1_000_000, 1, null), new WorkDone(pair.Theirs, 2_000_000, 1, null)))]
        );
    }
}
