using System.Net;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Web.Accounts;

/// <summary>People show that an account is theirs, at servers that speak the networks' interfaces.</summary>
public sealed class OwnAccountsTests : IAsyncLifetime
{
    private readonly AccountAnswers _answers = new();
    private NetworkServer _network = null!;
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _network = await NetworkServer.StartAsync();
        _network.Fault = _answers.AnswerAsync;
        _site = await Site.OpenOverAsync([
            ("Advocacy:Sources:MastodonServer", _network.Address),
            ("Advocacy:Sources:BlueskyServer", _network.Address),
            ("Advocacy:Sources:BlueskySignInServer", _network.Address),
        ]);
        foreach (var who in new[] { "ann", "bob" })
        {
            await _site.Pipeline.MergeAsync(new ConsentDecided(await _site.OfAsync(who), AnyFact.Start, true));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task Mastodon_SignedInThere_IsConnectedWithoutAGrantLeftAndForgottenByAClick()
    {
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Contains("ann@127.0.0.1, connected on", ann.Text, StringComparison.Ordinal);
        Assert.Empty(_answers.Granted);
        var kept = Assert.Single(await AllAsync());
        Assert.Equal(("mastodon", "ann", "ann"), (kept.Network, kept.Account, kept.EmployeeId.Value));
        await ann.PostAsync("/accounts/forget", ("network", "mastodon"));
        Assert.DoesNotContain("connected on", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Bluesky_AppPasswordThatOpensIt_IsUsedOnceAndNotKept()
    {
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/password", ("account", "@Ann.bsky.social"), ("password", "abcd-efgh-ijkl-mnop"));
        Assert.Contains("ann.bsky.social, connected on", ann.Text, StringComparison.Ordinal);
        // Handles change hands.
        Assert.Equal("did:plc:ann.bsky.social", Assert.Single(await AllAsync()).Account);
        Assert.Empty(_answers.Granted);
        foreach (var file in Directory.EnumerateFiles(_site.Pipeline.Folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("abcd-efgh", await ReadAsync(file), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ann.bsky.social", "wrong")]
    [InlineData("bob.bsky.social", "abcd-efgh-ijkl-mnop")]
    public async Task Bluesky_PasswordThatOpensNothing_ConnectsNothing(string account, string password)
    {
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/password", ("account", account), ("password", password));
        Assert.Contains("did not say that this account is yours", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Mastodon_Refused_SaysSo()
    {
        _answers.SignsIn = null;
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Contains("did not say that this account is yours", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Mastodon_GrantThatIsNotTakenBack_IsToldAndNothingIsConnected()
    {
        _answers.KeepsGrants = true;
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Contains("you can remove it there", ann.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Network_Away_SaysSoAndNothingFails()
    {
        _answers.IsAway = true;
        using var ann = await OnPageAsync("ann@example.com");
        Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1")));
        Assert.Contains("The network does not answer", ann.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ann.PostAsync("/accounts/password", ("account", "a"), ("password", "b")));
        Assert.Contains("The network does not answer", ann.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1/x")]
    [InlineData("")]
    public async Task Ask_ServerThatIsNotAmongThem_IsNotCalled(string server)
    {
        using var ann = await OnPageAsync("ann@example.com");
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", server)));
        Assert.Empty(_network.Calls);
    }

    [Fact]
    public async Task Back_ReplayedOrInAnothersBrowserOrWithAnotherState_ConnectsNothing()
    {
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        var back = ann.Passed.Single(path => path.Contains("/accounts/back?", StringComparison.Ordinal));
        await ann.PostAsync("/accounts/forget", ("network", "mastodon"));
        await ann.GetAsync(back);
        using var bob = await OnPageAsync("bob@example.com");
        await bob.GetAsync(back);
        Assert.Contains("did not say that this account is yours", bob.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());

        // Somebody who lures Bob onto a link of their own, with Bob sent away for a consent of his.
        var state = new Regex("state=[^&]+");
        bob.Stops = path => path.Contains("/accounts/back", StringComparison.Ordinal);
        await bob.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        var his = bob.Passed.Last();
        bob.Stops = _ => false;
        await bob.GetAsync(state.Replace(his, "state=another"));
        Assert.Contains("did not say that this account is yours", bob.Text, StringComparison.Ordinal);
        await bob.GetAsync(his);
        Assert.Contains("did not say that this account is yours", bob.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Bluesky_MainPassword_IsNotTaken()
    {
        _answers.Scope = "com.atproto.access";
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/password", ("account", "ann.bsky.social"), ("password", "abcd-efgh-ijkl-mnop"));
        Assert.Empty(await AllAsync());
        Assert.Empty(_answers.Granted);
    }

    [Fact]
    public async Task Bluesky_PasswordsGuessed_EndSoon()
    {
        using var ann = await OnPageAsync("ann@example.com");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            await ann.GetAsync("/accounts");
            codes.Add(await ann.PostAsync("/accounts/password", ("account", "ceo.bsky.social"), ("password", $"guess-{i}")));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, codes);
        Assert.Equal(5, _network.Calls.Count(call => call.Contains("createSession", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Connect_WithoutConsentInTheStore_KeepsNothingWhateverTheBrowserSays()
    {
        await _site.Pipeline.MergeAsync(
            new ConsentDecided(await _site.OfAsync("ann"), AnyFact.Start.AddDays(1), new Consent(false, false, false))
        );
        using var ann = await OnPageAsync("ann@example.com");
        await ann.GetAsync("/take-part");
        await ann.PostAsync("/take-part", ("purpose", "measure"), ("granted", "true"));
        await ann.GetAsync("/accounts");
        Assert.Contains("once you take part in measuring", ann.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1")));
        await ann.GetAsync("/accounts");
        await ann.PostAsync("/accounts/password", ("account", "ann.bsky.social"), ("password", "abcd-efgh-ijkl-mnop"));
        Assert.Empty(await AllAsync());
        Assert.Empty(_network.Calls);
    }

    [Fact]
    public async Task Withdrawal_HereOrByAnEvent_ForgetsTheAccounts()
    {
        using var ann = await OnPageAsync("ann@example.com");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        await ann.GetAsync("/take-part");
        await ann.PostAsync("/take-part", ("purpose", "measure"), ("granted", "false"));
        Assert.Empty(await AllAsync());

        using var bob = await OnPageAsync("bob@example.com");
        await bob.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Single(await AllAsync());
        await _site.Pipeline.MergeAsync(
            new ConsentDecided(await _site.OfAsync("bob"), AnyFact.Start.AddDays(1), new Consent(false, false, false))
        );
        await _site.Pipeline.Get<ApplyRetention>().RunScheduledAsync(_site.Pipeline.Clock.Today(), Cancellation);
        Assert.Empty(await AllAsync());
    }

    [Fact]
    public async Task Page_AccountThatTwoShowedOrThatHrTold_SaysSo()
    {
        await File.WriteAllTextAsync(
            _site.Pipeline.Folder["directory/accounts.csv"],
            "employee_id,network,account\nann,mastodon,team\nann,linkedin,ann-ace\n",
            Cancellation
        );
        _answers.SignsIn = "team";
        using var ann = await OnPageAsync("ann@example.com");
        Assert.Contains("linkedin: ann-ace", ann.Text, StringComparison.Ordinal);
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        var known = _site.Pipeline.Get<KnownAccounts>();
        Assert.Equal(new("ann"), (await known.ReadAsync("mastodon", Cancellation))["team"]);
        using var bob = await OnPageAsync("bob@example.com");
        await bob.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Contains("it counts for nobody", bob.Text, StringComparison.Ordinal);
        Assert.False((await known.ReadAsync("mastodon", Cancellation)).ContainsKey("team"));
    }

    private async Task<PlainBrowser> OnPageAsync(string who)
    {
        var browser = await _site.Browser().SignInAsync(who);
        await browser.GetAsync("/accounts");
        return browser;
    }

    private Task<IReadOnlyList<ConnectedAccount>> AllAsync() => _site.Pipeline.Get<ConnectedAccounts>().AllAsync(Cancellation);

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
