namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class CollectFeedbackTests : PipelineTest
{
    private static readonly IsoWeek List = Week("2025-W02");

    private static Fact[] Invited(string id) =>
        [
            new ConsentDecided(new(id), AnyFact.Start, true),
            new InvitationRecorded(new(id), new(AnyFact.Start, List, InvitationOutcome.Invited)),
        ];

    [Fact]
    public async Task RunAsync_FilesOfHr_AreTakenInAndThoseWithProblemsKept()
    {
        await Pipeline.MergeAsync([.. Invited("ann"), .. Invited("bob")]);
        await DropAsync("good.csv", $"employee_id,list,outcome\nann,{List},accepted\n");
        await DropAsync("half.csv", $"employee_id;list;outcome\nbob;{List};declined\nbob;{List};perhaps\nzoe;{List};accepted\n");
        await DropAsync("holiday.jpg", "no table at all");
        Assert.Equal(3, await RunAsync());
        Assert.Equal(0, await RunAsync());
        Assert.Equal(
            ["failed/half.csv", "failed/holiday.jpg", "word/good.csv.txt", "word/half.csv.txt", "word/holiday.jpg.txt"],
            Directory
                .EnumerateFiles(Pipeline.Folder["feedback"], "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Pipeline.Folder["feedback"], file))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "1 answers taken in, 0 known before, 0 open\nline 3: 'perhaps' is none of accepted, declined, later (accepté, refusé, plus "
                + "tard)\nline 4: this person was not invited on 2025-W02\n",
            await WordAsync("half.csv")
        );
        Assert.Contains("has no column employee_id", await WordAsync("holiday.jpg"), StringComparison.Ordinal);
        var steps = (await Pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation)).ToDictionary(
            person => person.PersonId,
            person => person.Invitations.Select(step => step.Outcome).Last()
        );
        Assert.Equal((InvitationOutcome.Accepted, InvitationOutcome.Declined), (steps[new("ann")], steps[new("bob")]));
    }

    [Fact]
    public async Task RunAsync_MendedAndPutBack_IsTakenInOnce()
    {
        await Pipeline.MergeAsync(Invited("ann"));
        await DropAsync("list.csv", $"employee_id,list,outcome\nann,{List},perhaps\n");
        await RunAsync();
        await DropAsync("list.csv", $"employee_id,list,outcome\nann,{List},accepted\n");
        await RunAsync();
        Assert.StartsWith("1 answers taken in", await WordAsync("list.csv"), StringComparison.Ordinal);
    }

    private async Task<int> RunAsync() => (await Pipeline.Get<CollectFeedback>().RunAsync(Cancellation)).Count;

    private Task<string> WordAsync(string name) => File.ReadAllTextAsync(Pipeline.Folder[$"feedback/word/{name}.txt"], Cancellation);

    private Task DropAsync(string name, string text)
    {
        Directory.CreateDirectory(Pipeline.Folder["feedback"]);
        return File.WriteAllTextAsync(Pipeline.Folder[$"feedback/{name}"], text, Cancellation);
    }
}
