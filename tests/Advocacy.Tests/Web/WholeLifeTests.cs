using System.Net;
using System.Security.Claims;

namespace Advocacy.Tests.Web;

/// <summary>A volunteer's whole life, on the pages alone: what each step leaves in the store and in every output, and that nothing is left
/// in the end.</summary>
[Trait("Speed", "Slow")]
public sealed class WholeLifeTests : IAsyncLifetime
{
    private const string Name = "Ann <b>Ace</b>";
    private readonly AccountAnswers _answers = new();
    private IdentityProvider _provider = null!;
    private NetworkServer _network = null!;
    private Site _site = null!;

    private TemporaryFolder Folder => _site.Pipeline.Folder;

    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _network = await NetworkServer.StartAsync();
        _network.Fault = _answers.AnswerAsync;
        _site = await Site.OpenOverAsync(
            [
                ("Authority", _provider.Address),
                ("ClientId", IdentityProvider.ClientId),
                ("ClientSecret", IdentityProvider.ClientSecret),
                ("Groups:human-resources:0", "group-hr"),
            ],
            [
                ("Advocacy:Sources:MastodonServer", _network.Address),
                ("Advocacy:Selection:HeldOutShare", "0"),
                ("Advocacy:Selection:ExploredShare", "0"),
            ]
        );
        _network.Clock = _site.Pipeline.Clock;
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _network.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Life_FromTakingPartToErasure_LeavesWhatIsAgreedToAtEachStepAndNothingInTheEnd()
    {
        var id = await _site.OfAsync("ann");
        using var ann = await SignInAsync(new Claim("email", "ann@example.com"));

        // She takes part.
        await ann.GetAsync("/take-part");
        await ann.PostAsync("/take-part", ("purpose", "list"), ("granted", "true"));
        await ann.GetAsync("/survey");
        await ann.PostAsync(
            "/survey",
            [.. new[] { "synergy", "antagonism" }.Select(question => (question, "2")), .. Others.Select(question => (question, "4"))]
        );
        await _site.Pipeline.IngestQueueAsync(Cancellation);
        Assert.Empty(Footprints.In(Outputs(), id.Value, Name, "ann@example.com"));

        // She connects a network, and posts there.
        await ann.GetAsync("/accounts");
        await ann.PostAsync("/accounts/ask", ("network", "mastodon"), ("server", "127.0.0.1"));
        Assert.Contains("ann@127.0.0.1, connected on", ann.Text, StringComparison.Ordinal);
        _network.Post(1, "ann", _site.Pipeline.Clock.GetUtcNow().AddHours(-3), likes: 12);
        var collected = await _site.Pipeline.CollectAsync("mastodon");
        Assert.Null(collected.Problem);
        Assert.Single((await _site.Pipeline.Store.FindAsync(id, Purpose.Measure, Cancellation))!.Shares);
        await ann.GetAsync("/reach");
        Assert.Contains("12", ann.Text, StringComparison.Ordinal);
        // What only the program reads: whose the account is, and what it remembers of it.
        Assert.Subset(
            new HashSet<string> { "accounts", "sources" },
            Footprints.In(Outputs(), id.Value).Select(file => file.Split('/')[0]).ToHashSet()
        );

        // She is on the next list, is invited, and accepts.
        await SelectAsync(id);
        using var monday = await SignInAsync(new Claim("email", "ann@example.com"));
        using var hr = await SignInAsync(new Claim("email", "hr@example.com"), new Claim("groups", "group-hr"));
        await hr.GetAsync("/list");
        Assert.Contains(Name, WebUtility.HtmlDecode(hr.Page), StringComparison.Ordinal);
        await hr.PostAsync("/list/answer", ("person", id.Value), ("answer", "accepted"));
        await _site.Pipeline.IngestQueueAsync(Cancellation);
        Assert.Contains("Said yes", hr.Text, StringComparison.Ordinal);
        Assert.Contains(
            (await _site.Pipeline.Store.FindAsync(id, Purpose.Rights, Cancellation))!.Invitations,
            step => step.Outcome == InvitationOutcome.Accepted
        );
        await monday.GetAsync("/held");
        Assert.Contains("HR saw your name", monday.Text, StringComparison.Ordinal);

        // She withdraws from lists: HR sees her no more, while her posts count on.
        await WithdrawAsync(monday, "list");
        await hr.GetAsync("/list");
        Assert.DoesNotContain(Name, WebUtility.HtmlDecode(hr.Page), StringComparison.Ordinal);
        await _site.Pipeline.Get<ApplyRetention>().RunScheduledAsync(_site.Pipeline.Clock.Today(), Cancellation);
        await monday.GetAsync("/held");
        Assert.Contains("HR saw your name", monday.Text, StringComparison.Ordinal);
        Assert.NotNull(await _site.Pipeline.Store.FindAsync(id, Purpose.Measure, Cancellation));

        // She withdraws from measuring: her posts are looked at no more.
        await WithdrawAsync(monday, "measure");
        Assert.Empty(await _site.Pipeline.Get<ConnectedAccounts>().AllAsync(Cancellation));
        Assert.Null(await _site.Pipeline.Store.FindAsync(id, Purpose.Measure, Cancellation));
        _network.Post(2, "ann", _site.Pipeline.Clock.GetUtcNow(), likes: 99);
        _site.Pipeline.Clock.Advance(TimeSpan.FromDays(1));
        await _site.Pipeline.CollectAsync("mastodon");
        Assert.Single((await _site.Pipeline.Store.FindAsync(id, Purpose.Rights, Cancellation))!.Shares);

        // She is forgotten.
        using var again = await SignInAsync(new Claim("email", "ann@example.com"));
        await again.GetAsync("/held");
        await again.PostAsync("/held/erase", ("sure", "yes"));
        await EraseQueuedAsync();
        Assert.Null(await _site.Pipeline.Store.FindAsync(id, Purpose.Rights, Cancellation));
        Assert.Empty(Footprints.In(Outputs(), id.Value, Name, "ann@example.com", "\"ann\""));
        Assert.Empty(await _site.Pipeline.Get<ConnectedAccounts>().AllAsync(Cancellation));
        Assert.Empty(_answers.Granted);
    }

    private static string[] Others { get; } = ["digitalCulture", "companyLink", "ownInterest"];

    /// <summary>Every output but the directory, which is HR's own.</summary>
    private IEnumerable<(string, byte[])> Outputs() =>
        Directory
            .EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(Folder.Path, file), File.ReadAllBytes(file)))
            .Where(file => !file.Item1.StartsWith("directory", StringComparison.Ordinal));

    private async Task<PlainBrowser> SignInAsync(params Claim[] claims)
    {
        _provider.Claims.Clear();
        _provider.Claims.AddRange(claims);
        var browser = _site.Browser();
        await browser.GetAsync("/sign-in/company");
        return browser;
    }

    private async Task WithdrawAsync(PlainBrowser browser, string purpose)
    {
        _site.Pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.GetAsync("/take-part");
        await browser.PostAsync("/take-part", ("purpose", purpose), ("granted", "false"));
        await _site.Pipeline.IngestQueueAsync(Cancellation);
    }

    private async Task SelectAsync(PersonId id)
    {
        var clock = _site.Pipeline.Clock;
        clock.Advance(IsoWeek.MondayOf(clock.Today()).AddDays(7).ToDateTime(new(9, 0), DateTimeKind.Utc) - clock.GetUtcNow());
        var made = await _site.Pipeline.SelectAsync(clock.Today());
        Assert.Contains(made.Record!.Invited, entry => entry.Candidate.PersonId == id);
    }

    private async Task EraseQueuedAsync()
    {
        await _site.Pipeline.IngestQueueAsync(Cancellation);
        var queue = _site.Pipeline.Get<IMessageQueue>();
        foreach (var message in await queue.ReceiveAsync(QueueNames.Erasure, 9, TimeSpan.FromMinutes(1), Cancellation))
        {
            await _site.Pipeline.Get<EraseEmployee>().RunAsync(message.Body, Cancellation);
            await queue.DeleteAsync(message, Cancellation);
        }
    }
}
