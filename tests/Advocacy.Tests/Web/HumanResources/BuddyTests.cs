using System.Net;

namespace Advocacy.Tests.Web.HumanResources;

/// <summary>Bob posts, and agrees to be a buddy; Ann of his team is not at home on social networks. HR is told his name as long as he
/// wants, and no longer.</summary>
public sealed class BuddyTests : IAsyncLifetime
{
    private const string Named = "Bob is of the same team";
    private Site _site = null!;
    private PersonId _ann;
    private PersonId _bob;

    private IActivityStore Store => _site.Pipeline.Store;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.OpenOverAsync([("Advocacy:Selection:HeldOutShare", "0"), ("Advocacy:Selection:ExploredShare", "0")]);
        (_ann, _bob) = (await _site.OfAsync("ann"), await _site.OfAsync("bob"));
        var now = _site.Pipeline.Clock.GetUtcNow();
        var week = DateOnly.FromDateTime(now.UtcDateTime);
        await _site.Pipeline.MergeAsync([
            .. new[] { _ann, _bob }.SelectMany(id =>
                new Fact[]
                {
                    new ConsentDecided(id, AnyFact.Start, true),
                    new EmployeeRecorded(id, AnyFact.Start, new("sales", "north", null, null, null), new Dictionary<string, long>()),
                }
            ),
            new SurveyAnswered(_ann, now, week, new(2, 2, 1, 4, 4)),
            .. Enumerable.Range(1, 8).Select(i => new ShareMade($"s{i}", _bob, now, new("x", now.AddDays(-3 * i), null, null), [])),
        ]);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Buddy_Agrees_IsNamedToHumanResourcesUntilHeSaysNo()
    {
        using var bob = await AgreeAsync();
        var list = await SelectAsync();
        Assert.Equal(_bob, Assert.Single(list.Invited).Buddy);
        using var hr = await _site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.Contains(Named, hr.Text, StringComparison.Ordinal);

        using var again = await _site.Browser().SignInAsync("bob@example.com");
        await DecideAsync(again, willing: false);
        await hr.GetAsync("/list");
        Assert.DoesNotContain(Named, hr.Text, StringComparison.Ordinal);
        Assert.Contains("Ann", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buddy_NobodyAgreed_IsNotNamed()
    {
        Assert.Null(Assert.Single((await SelectAsync()).Invited).Buddy);
        using var hr = await _site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.DoesNotContain(Named, hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buddy_WithdrawsFromLists_IsOnNoneAndAnnStays()
    {
        using var bob = await AgreeAsync();
        await SelectAsync();
        await _site.Pipeline.MergeAsync(
            new ConsentDecided(_bob, _site.Pipeline.Clock.GetUtcNow(), new Consent(Measure: true, Predict: true, List: false))
        );
        using var hr = await _site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.DoesNotContain(Named, hr.Text, StringComparison.Ordinal);
        await _site.Pipeline.Get<ApplyRetention>().RunScheduledAsync(_site.Pipeline.Clock.Today(), Cancellation);
        var left = await LastListAsync();
        Assert.Equal((_ann, null), (Assert.Single(left.Invited).Candidate.PersonId, left.Invited[0].Buddy));
    }

    [Fact]
    public async Task Buddy_AsksWhatIsHeld_IsToldOfTheListAndNotThatHeWasHeldOut()
    {
        using var bob = await AgreeAsync();
        var list = await SelectAsync();
        using var later = await _site.Browser().SignInAsync("bob@example.com");
        await later.GetAsync("/held");
        await later.PostAsync("/held/all", ("form", "json"));
        Assert.Contains($"\"buddyOn\": [\n    \"{list.List}\"\n  ]", later.Page, StringComparison.Ordinal);
        Assert.Contains("\"lists\": []", later.Page, StringComparison.Ordinal);
        Assert.Contains("\"subject\": \"buddy\"", later.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(_ann.Value, later.Page, StringComparison.Ordinal);
        await later.GetAsync("/held");
        Assert.Contains($"On the list {list.List}, HR was told your name", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buddy_IsErased_LeavesNothing()
    {
        using var bob = await AgreeAsync();
        await SelectAsync();
        await _site.Pipeline.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("bob"), _site.Pipeline.Clock.GetUtcNow()), Cancellation);
        Assert.Null(Assert.Single((await LastListAsync()).Invited).Buddy);
        Assert.Null(await Store.FindAsync(_bob, Purpose.Rights, Cancellation));
        Assert.Empty(Footprints.In(_site.Pipeline.Folder.Path, _bob.Value));
    }

    [Fact]
    public async Task Buddy_WhoMayNotBeNamed_IsRefused()
    {
        await _site.Pipeline.MergeAsync(
            new ConsentDecided(_bob, _site.Pipeline.Clock.GetUtcNow(), new Consent(Measure: true, Predict: true, List: false))
        );
        using var bob = await _site.Browser().SignInAsync("bob@example.com");
        await bob.GetAsync("/take-part");
        Assert.DoesNotContain("about-buddy", bob.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await bob.PostAsync("/take-part/buddy", ("willing", "true")));
    }

    [Fact]
    public async Task Buddy_WithdrawsAndComesBack_IsAskedAnew()
    {
        using var bob = await AgreeAsync();
        var now = _site.Pipeline.Clock.GetUtcNow();
        await _site.Pipeline.MergeAsync(
            new ConsentDecided(_bob, now.AddMinutes(1), false),
            new ConsentDecided(_bob, now.AddMinutes(2), true)
        );
        Assert.Null(Assert.Single((await SelectAsync()).Invited).Buddy);
        using var again = await _site.Browser().SignInAsync("bob@example.com");
        await again.GetAsync("/take-part");
        Assert.Contains("aria-checked=\"false\" aria-labelledby=\"about-buddy\"", again.Page, StringComparison.Ordinal);
    }

    private async Task<PlainBrowser> AgreeAsync()
    {
        var bob = await _site.Browser().SignInAsync("bob@example.com");
        await DecideAsync(bob, willing: true);
        return bob;
    }

    private async Task DecideAsync(PlainBrowser bob, bool willing)
    {
        await bob.GetAsync("/take-part");
        await bob.PostAsync("/take-part/buddy", ("willing", willing ? "true" : "false"));
        Assert.Contains(
            $"role=\"switch\" aria-checked=\"{(willing ? "true" : "false")}\" aria-labelledby=\"about-buddy\"",
            bob.Page,
            StringComparison.Ordinal
        );
        await _site.Pipeline.IngestQueueAsync(Cancellation);
    }

    private async Task<ListRecord> SelectAsync()
    {
        var clock = _site.Pipeline.Clock;
        clock.Advance(IsoWeek.MondayOf(clock.Today()).AddDays(7).ToDateTime(new(9, 0), DateTimeKind.Utc) - clock.GetUtcNow());
        await _site.Pipeline.SelectAsync(clock.Today());
        return await LastListAsync();
    }

    private async Task<ListRecord> LastListAsync()
    {
        var audit = _site.Pipeline.Get<IAudit>();
        return (await audit.ReadListAsync((await audit.ListsAsync(Cancellation))[^1], Cancellation))!;
    }
}
