namespace Advocacy.Tests.Pipeline.Sources;

public sealed class ActivityInUseTests
{
    private static readonly PersonId Ann = new("ann");

    [Theory]
    [InlineData(Purpose.Measure, "linkedin 9, x 9")]
    [InlineData(Purpose.Predict, "linkedin 0, x 9")]
    [InlineData(Purpose.List, "linkedin 0, x 9")]
    public async Task ReadAsync_CountersOfAnApiThatServesFigures_AreNotReadForAnythingElse(Purpose purpose, string expected)
    {
        using var pipeline = await PipelineAsync(("Advocacy:Sources:LinkedIn:Server", "https://api.linkedin.com"));
        Assert.Equal(expected, await SeenAsync(pipeline, purpose));
    }

    [Fact]
    public async Task ReadAsync_ApiThatListsPosts_LeavesOutTheSharesToo()
    {
        using var pipeline = await PipelineAsync(
            ("Advocacy:Sources:LinkedIn:Server", "https://api.linkedin.com"),
            ("Advocacy:Sources:LinkedIn:ListPosts", "true")
        );
        Assert.Equal("x 9", await SeenAsync(pipeline, Purpose.Predict));
        Assert.Equal("linkedin 9, x 9", await SeenAsync(pipeline, Purpose.Rights));
        Assert.Equal(["s2"], (await pipeline.Store.FindSharesAsync(["s1", "s2"], Purpose.Predict, Cancellation)).Keys);
        Assert.Equal(2, (await pipeline.Store.FindSharesAsync(["s1", "s2"], Purpose.Measure, Cancellation)).Count);
    }

    [Theory]
    [InlineData("Advocacy:Sources:Uses:linkedin", "FiguresAndPrediction", true)]
    [InlineData("Advocacy:Sources:FirstDays", "90", false)]
    public async Task ReadAsync_BroughtByPeopleOrAllowed_IsUsed(string key, string value, bool isAsked)
    {
        using var pipeline = await PipelineAsync(
            (key, value),
            ("Advocacy:Sources:LinkedIn:Server", isAsked ? "https://api.linkedin.com" : "")
        );
        Assert.Equal("linkedin 9, x 9", await SeenAsync(pipeline, Purpose.Predict));
    }

    private static async Task<EmbeddedPipeline> PipelineAsync(params (string, string)[] options)
    {
        var pipeline = new EmbeddedPipeline([
            ("Advocacy:Sources:LinkedIn:ClientId", "id"),
            ("Advocacy:Sources:LinkedIn:ClientSecret", "secret"),
            .. options,
        ]);
        await pipeline.MergeAsync(
            new ConsentDecided(Ann, AnyFact.Start, true),
            new ShareMade("s1", Ann, AnyFact.Start, new("linkedin", AnyFact.Start, null, null), []),
            new ShareMade("s2", Ann, AnyFact.Start, new("x", AnyFact.Start, null, null), []),
            new EngagementObserved("s1", AnyFact.Start, new(9, null, null, null, null)),
            new EngagementObserved("s2", AnyFact.Start, new(9, null, null, null, null))
        );
        return pipeline;
    }

    /// <summary>The impressions of each share, by every way of reading.</summary>
    private static async Task<string> SeenAsync(EmbeddedPipeline pipeline, Purpose purpose)
    {
        var store = pipeline.Store;
        var all = Line(await store.ReadAsync(purpose, Cancellation).SingleAsync(Cancellation));
        Assert.Equal(all, Line((await store.FindAsync(Ann, purpose, Cancellation))!));
        foreach (var part in await store.PartsAsync(1, Cancellation))
        {
            Assert.All(
                await store.ReadPartAsync(part, purpose, Cancellation).ToListAsync(Cancellation),
                person => Assert.Equal(all, Line(person))
            );
        }

        return all;
    }

    private static string Line(EmployeeActivity person) =>
        string.Join(
            ", ",
            person.Shares.Values.Select(share =>
                FormattableString.Invariant($"{share.Post.Value.Network} {share.Engagement.Days.Sum(day => day.Value.Impressions ?? 0)}")
            )
        );
}
