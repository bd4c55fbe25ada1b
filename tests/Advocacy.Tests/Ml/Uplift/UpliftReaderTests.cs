namespace Advocacy.Tests.Ml.Uplift;

public sealed class UpliftReaderTests
{
    private static readonly ConversionPopulation Population = new(new(1, 1, 4), ProfileMap.Default, 2, 4, 12, true);
    private static readonly DateTimeOffset Monday = AnyFact.Start.AddDays(28);

    [Fact]
    public async Task ReadAsync_InvitedHeldOutWithdrawnAndOpposed_AreRowsOfVolunteersWhoseHorizonHasPassed()
    {
        Fact[] facts =
        [
            .. new[] { "ann", "bob", "cy", "di", "ed" }.Select(id => new ConsentDecided(new(id), AnyFact.Start, true)),
            Step("ann", 0, InvitationOutcome.Invited),
            Step("ann", 2, InvitationOutcome.Declined),
            Shared("s1", "ann", 5),
            Step("bob", 0, InvitationOutcome.HeldOut),
            Shared("s2", "bob", -5),
            Step("cy", 0, InvitationOutcome.Invited),
            new ConsentDecided(new("cy"), Monday.AddDays(9), false),
            Step("di", 0, InvitationOutcome.HeldOut),
            new SurveyAnswered(new("di"), AnyFact.Start, DateOnly.FromDateTime(AnyFact.Start.UtcDateTime), new(1, 4, 3, 3, 3)),
            Step("ed", 21, InvitationOutcome.Invited),
        ];
        var rows = await ReadAsync(facts, Monday.AddDays(35));
        Assert.Equal([(true, true), (false, false)], rows.Select(row => (row.Treated, row.Converts)));
        Assert.Equal([0, MathF.Log(2)], rows.Select(row => row.Features[FeatureCatalog.IndexOf("shares_4w")]));
    }

    [Fact]
    public async Task ReadAsync_NobodyOnAList_IsEmpty() =>
        Assert.Empty(await ReadAsync([new ConsentDecided(new("ann"), AnyFact.Start, true)], Monday.AddDays(35)));

    private static async Task<List<UpliftRow>> ReadAsync(Fact[] facts, DateTimeOffset asOf) =>
        await UpliftReader.ReadAsync(
            _ => CompanyActivity.Of(facts).View(Purpose.Rights).ToAsyncEnumerable(),
            Population,
            asOf,
            Cancellation
        );

    private static InvitationRecorded Step(string id, int day, InvitationOutcome outcome) =>
        new(new(id), new(Monday.AddDays(day).AddHours(6), Week("2025-W06"), outcome));

    private static ShareMade Shared(string id, string author, int day) =>
        new(id, new(author), AnyFact.Start, new("x", Monday.AddDays(day), null, null), []);
}
