namespace Advocacy.Tests.Pipeline.WeeklyList;

public sealed class ListCalendarTests
{
    private static readonly DateOnly Monday = new(2025, 12, 1);

    [Theory]
    [InlineData("")]
    [InlineData("2025-12-08")]
    public async Task RunAsync_NotConsultedForTheWeek_RefusesTheListAndNamesTheOption(string consultedOn)
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Programme:ConsultedOn", consultedOn));
        await pipeline.MergeAsync([.. SmallCompany.Facts]);
        var refused = await Assert.ThrowsAsync<NotConsultedException>(() =>
            pipeline.Get<SelectCandidates>().RunAsync(Monday, null, Cancellation)
        );
        Assert.Contains(
            consultedOn.Length == 0 ? "Advocacy:Programme:ConsultedOn" : consultedOn,
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(await pipeline.Get<IAudit>().ListsAsync(Cancellation));
    }

    [Fact]
    public async Task RunAsync_ConsultationThatIsToCome_IsNone()
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Programme:ConsultedOn", "2026-01-09"));
        await pipeline.MergeAsync([.. SmallCompany.Facts]);
        // Within the week, and the clock is on Tuesday.
        await Assert.ThrowsAsync<NotConsultedException>(() =>
            pipeline.Get<SelectCandidates>().RunAsync(new(2026, 1, 6), null, Cancellation)
        );
    }

    [Fact]
    public async Task RunScheduledAsync_NotConsulted_MakesNoListAndSaysSoInTheLog()
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Programme:ConsultedOn", ""));
        pipeline.Clock.SetUtcNow(new(2026, 1, 12, 7, 0, 0, TimeSpan.Zero));
        Assert.False(await pipeline.Get<SelectCandidates>().RunScheduledAsync(new(2026, 1, 12), Cancellation));
        Assert.Null(await pipeline.Get<SelectCandidates>().PlanAsync(new(2026, 1, 12), Cancellation));
        Assert.Contains(pipeline.Logs, line => line.Contains("Advocacy:Programme:ConsultedOn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2025-12-07")]
    [InlineData("2025-11-30")]
    public async Task RunAsync_ConsultedInTheWeekOrBefore_MakesTheListWithTheDayOnIt(string consultedOn)
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Programme:ConsultedOn", consultedOn));
        await pipeline.MergeAsync([.. SmallCompany.Facts]);
        var selected = await pipeline.Get<SelectCandidates>().RunAsync(Monday, null, Cancellation);
        Assert.Equal(
            consultedOn,
            (await pipeline.Get<IAudit>().ReadListAsync(selected.List, Cancellation))!.ConsultedOn!.Value.ToString(
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        var mail = await File.ReadAllTextAsync(pipeline.Folder[$"candidates/{selected.List}.en.eml"], Cancellation);
        Assert.Contains("staff representatives, as entered", mail, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(pipeline.Folder[$"candidates/{selected.List}.csv"], Cancellation);
        Assert.All(rows.Skip(1), row => Assert.EndsWith($",{consultedOn}", row, StringComparison.Ordinal));
    }
}
