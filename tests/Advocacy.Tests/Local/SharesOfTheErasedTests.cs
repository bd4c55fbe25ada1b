namespace Advocacy.Tests.Local;

/// <summary>The ids of an erased person's shares lead to them, for whoever has the network: they go with the person, wherever they came
/// in.</summary>
public sealed class SharesOfTheErasedTests : FolderTest
{
    private const string Id = "employee-of-tests";
    private const string Colleague = "colleague-of-tests";

    private string Out => Folder["out"];

    [Fact]
    public async Task PersonErase_SharesAtEveryDoor_LeavesNoByteOfThem()
    {
        await File.WriteAllLinesAsync(
            Folder["events.jsonl"],
            new Fact[]
            {
                new ConsentDecided(new(Id), AnyFact.Start, true),
                new ConsentDecided(new(Colleague), AnyFact.Start, true),
                new ShareMade("share-of-tests", new(Id), AnyFact.Start, new("x", AnyFact.Start, null, null), []),
                new InteractionMade(new(Colleague), new(AnyFact.Start.AddDays(1), "share-of-tests", default)),
            }
                .Select(EventJson.Of)
                .Append(
                    """{"specversion":"1.0","id":"b","source":"/t","type":"advocacy.engagement.v1","data":{"shareId":"share-of-tests","observedAt":"2026-01-01T00:00:00Z","impressions":-9}}"""
                ),
            Cancellation
        );
        await RunAsync(1, "ingest", Folder["events.jsonl"]);
        await RunAsync(0, "person", "export", Colleague);
        Directory.CreateDirectory(Path.Combine(Out, "drop"));
        await File.WriteAllTextAsync(
            Path.Combine(Out, "drop", "e.jsonl"),
            EventJson.Of(new EngagementObserved("share-of-tests", AnyFact.Start.AddDays(2), new(9, null, null, null, null))),
            Cancellation
        );
        await RunAsync(1, "sources", "collect", "drop");
        StoreFile.Enqueue(
            Path.Combine(Out, "advocacy.db"),
            QueueNames.PoisonOf(QueueNames.Events),
            EventJson.Of(new EngagementObserved("share-of-tests", AnyFact.Start.AddDays(3), new(9, null, null, null, null)))
        );
        await RunAsync(1, "close");
        Assert.True(Footprints.In(Out, "share-of-tests").Count >= 6);
        await RunAsync(0, "person", "erase", Id);
        Assert.Empty(Footprints.In(Out, "share-of-tests", Id, TestKeys.PseudonymOf(Id).Value));
    }

    [Fact]
    public async Task PersonErase_AnswersOfManyWaitToBeMended_TakesTheirRowsAlone()
    {
        await File.WriteAllLinesAsync(
            Folder["events.jsonl"],
            new Fact[] { new ConsentDecided(new("12"), AnyFact.Start, true) }.Select(EventJson.Of),
            Cancellation
        );
        await RunAsync(0, "ingest", Folder["events.jsonl"]);
        Directory.CreateDirectory(Path.Combine(Out, "feedback", "failed"));
        var file = Path.Combine(Out, "feedback", "failed", "fb.csv");
        await File.WriteAllTextAsync(
            file,
            "rank;employee_id;list;outcome\n12;0123;2025-W41;perhaps\n13;12;2025-W41;perhaps\n14;0124;2025-W41;oui\n",
            Cancellation
        );
        await RunAsync(0, "person", "erase", "12");
        Assert.Equal(
            "\uFEFFrank,employee_id,list,outcome\n12,0123,2025-W41,perhaps\n14,0124,2025-W41,oui\n",
            "\uFEFF" + await File.ReadAllTextAsync(file, Cancellation)
        );
    }

    [Fact]
    public async Task PersonErase_AnswersOfOneNameInTwoFormatsAndANoteBesideTheColumns_KeepsEverybodyElseIn()
    {
        await File.WriteAllLinesAsync(
            Folder["events.jsonl"],
            new Fact[] { new ConsentDecided(new(Id), AnyFact.Start, true) }.Select(EventJson.Of),
            Cancellation
        );
        await RunAsync(0, "ingest", Folder["events.jsonl"]);
        var failed = Path.Combine(Out, "feedback", "failed");
        Directory.CreateDirectory(failed);
        await File.WriteAllTextAsync(
            Path.Combine(failed, "fb.csv"),
            $"employee_id,list,outcome\n0123,2025-W41,perhaps,{Id} said so\n",
            Cancellation
        );
        var sheet = new[] { (Id, "perhaps"), ("0124", "perhaps") }.Select(row => new
        {
            employee_id = row.Item1,
            list = "2025-W41",
            outcome = row.Item2,
        });
        await MiniExcelLibs.MiniExcel.SaveAsAsync(Path.Combine(failed, "fb.xlsx"), sheet, cancellationToken: Cancellation);
        await RunAsync(0, "person", "erase", Id);
        Assert.Empty(Footprints.In(Out, Id, TestKeys.PseudonymOf(Id).Value));
        Assert.Contains("0123", await File.ReadAllTextAsync(Path.Combine(failed, "fb.csv"), Cancellation), StringComparison.Ordinal);
        Assert.Contains("0124", await File.ReadAllTextAsync(Path.Combine(failed, "fb.xlsx.csv"), Cancellation), StringComparison.Ordinal);
    }

    private async Task RunAsync(int code, params string[] command)
    {
        var run = await CommandLineRun.OfAsync([.. command, "--out", Out]);
        Assert.True(run.Code == code, $"{string.Join(' ', command)}: {run.Code} {run.Output}");
    }
}
