namespace Advocacy.Tests.Support;

/// <summary>Files in the shapes that people's tools write, beside the repository or where ADVOCACY_DATA says.</summary>
internal static class HandedIn
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(RealLogs.Folder, "..", "cases"));

    public static string Case(string name)
    {
        var folder = Path.Combine(Folder, name);
        Assert.SkipUnless(Directory.Exists(folder), $"the files {folder} are not here (ADVOCACY_DATA can say where they are)");
        return folder;
    }

    /// <summary>What the folder drop made of a case: its shares with their counters, what was told, and rows that are bad.</summary>
    public static async Task<(List<string> Shares, List<string> Told, long Bad)> DropAsync(
        string name,
        params (string Employee, string Network, string Account)[] accounts
    )
    {
        using var pipeline = new EmbeddedPipeline();
        pipeline.Clock.AdjustTime(new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        foreach (var file in Directory.EnumerateFiles(Case(name), "*", SearchOption.AllDirectories))
        {
            var copy = pipeline.Folder[Path.GetRelativePath(Case(name), file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(pipeline.Folder["directory"]);
        await File.WriteAllLinesAsync(
            pipeline.Folder["directory/accounts.csv"],
            accounts.Select(account => $"{account.Employee},{account.Network},{account.Account}").Prepend("employee_id,network,account"),
            Cancellation
        );
        var collected = await pipeline.CollectAsync("drop");
        var people = await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
        return (
            [.. people.SelectMany(person => person.Shares).Select(share => Line(share.Key, share.Value)).Order(StringComparer.Ordinal)],
            [
                .. collected.Notices.Select(notice => notice.Text),
                .. collected.Problem is { } problem ? [problem] : (string[])[],
                .. Directory.Exists(pipeline.Folder["drop/word"])
                    ? Directory.EnumerateFiles(pipeline.Folder["drop/word"]).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)
                    : [],
            ],
            (await pipeline.Get<IBadRowStore>().CountAsync(Cancellation)).Values.Sum()
        );
    }

    private static string Line(string id, ShareActivity share) =>
        FormattableString.Invariant(
            $"{id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]} {share.Post.Value?.SharedAt.UtcDateTime:yyyy-MM-dd HH:mm}"
        ) + string.Concat(share.Engagement.Days.Select(day => FormattableString.Invariant($" {day.Value.Impressions}")));
}
