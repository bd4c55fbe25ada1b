using System.Net;
using System.Security.Claims;
using System.Text;

namespace Advocacy.Tests.Web.Accounts;

/// <summary>A member of LinkedIn lets the program ask what their posts brought: what LinkedIn grants for that is kept sealed, used by the
/// source, and given back whichever way the account goes.</summary>
public sealed class LinkedInAccountTests(LinkedInAccountTests.Company company) : IAsyncLifetime, IClassFixture<LinkedInAccountTests.Company>
{
    private readonly AccountAnswers _answers = new();
    private NetworkServer _network = null!;
    private Site _site = null!;
    private PersonId _ann;

    public async ValueTask InitializeAsync()
    {
        _network = await NetworkServer.StartAsync();
        _network.Fault = _answers.AnswerAsync;
        _site = await Site.OpenOverAsync(
            [
                ("Authority", company.Provider.Address),
                ("ClientId", IdentityProvider.ClientId),
                ("ClientSecret", IdentityProvider.ClientSecret),
            ],
            [
                ("Advocacy:Sources:LinkedIn:Server", _network.Address),
                ("Advocacy:Sources:LinkedIn:SignIn", _network.Address),
                ("Advocacy:Sources:LinkedIn:ClientId", "a client"),
                ("Advocacy:Sources:LinkedIn:ClientSecret", LinkedInAnswers.ClientSecret),
                ("Advocacy:Sources:LinkedIn:ListPosts", "true"),
            ]
        );
        _ann = await _site.OfAsync("ann");
        await _site.Pipeline.MergeAsync(new ConsentDecided(_ann, AnyFact.Start, true));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task LinkedIn_SignedInThere_CountsTheirPostsByAGrantThatIsReadableNowhere()
    {
        using var ann = await ConnectAsync();
        Assert.Contains("Idann, connected on", ann.Text, StringComparison.Ordinal);
        Assert.Equal("r_basicprofile r_member_postAnalytics r_member_social", _answers.Scopes);
        Assert.Equal(["refresh-ann"], _answers.Granted.Keys);
        Assert.Empty(Footprints.In(_site.Pipeline.Folder.Path, "refresh-ann"));

        _network.Post(1, "ann", _site.Pipeline.Clock.GetUtcNow().AddHours(-3), likes: 12);
        var collect = _site.Pipeline.Get<CollectEngagement>();
        var source = collect.Sources.Single(source => source.Name == "linkedin");
        Assert.Null((await collect.RunAsync(source, null, _ => Task.CompletedTask, null, Cancellation)).Problem);
        var queued = await _site.Pipeline.Get<IMessageQueue>().ReceiveAsync(QueueNames.Events, 9, TimeSpan.FromMinutes(1), Cancellation);
        var events = string.Concat(queued.Select(message => Encoding.UTF8.GetString(message.Body.Span)));
        Assert.Contains("\"employeeId\":\"ann\"", events, StringComparison.Ordinal);
        Assert.Contains("\"reactions\":12", events, StringComparison.Ordinal);
        Assert.Empty(Footprints.In(_site.Pipeline.Folder.Path, "refresh-ann", "access-ann"));
    }

    [Fact]
    public async Task Forget_ByAClick_GivesTheGrantBack()
    {
        using var ann = await ConnectAsync();
        await ann.PostAsync("/accounts/forget", ("network", "linkedin"));
        Assert.DoesNotContain("connected on", ann.Text, StringComparison.Ordinal);
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Forget_GrantThatIsNotTakenBack_LosesItHereAllTheSame()
    {
        _answers.KeepsGrants = true;
        using var ann = await ConnectAsync();
        Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/accounts/forget", ("network", "linkedin")));
        Assert.Contains("did not take back what it granted", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
        Assert.Empty(Footprints.In(_site.Pipeline.Folder.Path, "refresh-ann"));

        // Tried again every night.
        _answers.KeepsGrants = false;
        await _site.Pipeline.Get<ApplyRetention>().RunScheduledAsync(_site.Pipeline.Clock.Today(), Cancellation);
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Forget_AnothersGrantIsStillWaiting_IsToldOfOnesOwnAlone()
    {
        using var ann = await ConnectAsync();
        _answers.KeptTokens.Add("another's");
        await _site.Pipeline.Get<ReturningGrants>().AddAsync("linkedin", "IdBob another's", Cancellation);
        await ann.PostAsync("/accounts/forget", ("network", "linkedin"));
        Assert.DoesNotContain("did not take back what it granted", ann.Text, StringComparison.Ordinal);
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Connect_LinkedInDoesNotSayWhoItIs_GivesTheGrantBack()
    {
        _answers.IsForgetful = true;
        using var ann = await ConnectAsync();
        Assert.Contains("The network does not answer as it should", ann.Text, StringComparison.Ordinal);
        Assert.Empty(_answers.Granted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connect_WithdrawnElsewhereMeanwhile_KeepsNothing(bool isIngestedBefore)
    {
        using var ann = await SignInAsync();
        await ann.GetAsync("/accounts");
        ann.Stops = path => path.Contains("/accounts/back", StringComparison.Ordinal);
        await ann.PostAsync("/accounts/ask", ("network", "linkedin"), ("server", "127.0.0.1"));
        using var elsewhere = await SignInAsync();
        await elsewhere.GetAsync("/take-part");
        await elsewhere.PostAsync("/take-part", ("purpose", "measure"), ("granted", "false"));
        if (isIngestedBefore)
        {
            await _site.Pipeline.IngestQueueAsync(Cancellation);
        }

        var back = ann.Passed.Last();
        ann.Stops = _ => false;
        await ann.GetAsync(back);
        // Where the queue had not been read, it is the withdrawal that takes the account away.
        await _site.Pipeline.IngestQueueAsync(Cancellation);
        Assert.Empty(await AllAsync());
        Assert.Empty(_answers.Granted);
        await ann.GetAsync("/accounts");
        Assert.Contains("once you take part in measuring", ann.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SimulatedCompanysPublishedKey_OffersNoLinkedIn()
    {
        await using var demo = await Site.OpenOverAsync([
            ("Advocacy:Sources:LinkedIn:Server", _network.Address),
            ("Advocacy:Sources:LinkedIn:ClientId", "a client"),
            ("Advocacy:Sources:LinkedIn:ClientSecret", LinkedInAnswers.ClientSecret),
        ]);
        await demo.Pipeline.MergeAsync(new ConsentDecided(await demo.OfAsync("ann"), AnyFact.Start, true));
        using var ann = await demo.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/accounts");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await ann.PostAsync("/accounts/ask", ("network", "linkedin"), ("server", "www.linkedin.com"))
        );
    }

    [Fact]
    public async Task Withdrawal_OnThePage_GivesTheGrantBack()
    {
        using var ann = await ConnectAsync();
        await ann.GetAsync("/take-part");
        await ann.PostAsync("/take-part", ("purpose", "measure"), ("granted", "false"));
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Withdrawal_ByAnEvent_GivesTheGrantBackAtNight()
    {
        using var ann = await ConnectAsync();
        await _site.Pipeline.MergeAsync(new ConsentDecided(_ann, AnyFact.Start.AddDays(1), false));
        await _site.Pipeline.Get<ApplyRetention>().RunScheduledAsync(_site.Pipeline.Clock.Today(), Cancellation);
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Erasure_Always_GivesTheGrantBack()
    {
        using var ann = await ConnectAsync();
        var demand = ErasureMessage.Of(new("ann"), _site.Pipeline.Clock.GetUtcNow());
        await _site.Pipeline.MergeAsync(new ShareMade("s1", _ann, AnyFact.Start, new("x", AnyFact.Start, null, null), []));
        var erased = await _site.Pipeline.Get<EraseEmployee>().RunAsync(demand, Cancellation);
        Assert.Equal(1, erased!.Items);
        Assert.Empty(_answers.Granted);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Held_Always_TellsOfTheGrantAndHandsItOverToNobody()
    {
        using var ann = await ConnectAsync();
        var kept = Assert.Single(await AllAsync()).Grant!;
        await ann.GetAsync("/held");
        await ann.PostAsync("/held/all", ("form", "json"));
        Assert.Contains("sealed", ann.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(kept, ann.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_ProgramThatGetsNoRefreshTokens_KeepsNothing()
    {
        _answers.GivesRefreshTokens = false;
        using var ann = await ConnectAsync();
        Assert.Contains("The network does not answer as it should", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Connect_SameAccountAgain_KeepsItsGrant()
    {
        using var ann = await ConnectAsync();
        using var again = await ConnectAsync();
        Assert.Equal(["refresh-ann"], _answers.Granted.Keys);
        Assert.Single(await AllAsync());
    }

    private async Task<PlainBrowser> SignInAsync()
    {
        var browser = _site.Browser();
        await browser.GetAsync("/sign-in/company");
        return browser;
    }

    private async Task<PlainBrowser> ConnectAsync()
    {
        var browser = await SignInAsync();
        await browser.GetAsync("/accounts");
        await browser.PostAsync("/accounts/ask", ("network", "linkedin"), ("server", "127.0.0.1"));
        return browser;
    }

    private Task<IReadOnlyList<ConnectedAccount>> AllAsync() => _site.Pipeline.Get<ConnectedAccounts>().AllAsync(Cancellation);

    /// <summary>The company's identity provider, at which Ann signs in.</summary>
    public sealed class Company : IAsyncLifetime
    {
        internal IdentityProvider Provider { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await IdentityProvider.StartAsync();
            Provider.Claims.Add(new Claim("email", "ann@example.com"));
        }

        public ValueTask DisposeAsync() => Provider.DisposeAsync();
    }
}
