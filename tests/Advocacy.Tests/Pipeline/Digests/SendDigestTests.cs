using System.Text.Json;
using Advocacy.Pipeline.Digests;
using Microsoft.AspNetCore.Builder;

namespace Advocacy.Tests.Pipeline.Digests;

/// <summary>The weekly digest, to a webhook on loopback.</summary>
public sealed class SendDigestTests : IAsyncLifetime
{
    private static readonly DateOnly End = DateOnly.FromDateTime(SimulatedFacts.End.UtcDateTime);
    private readonly List<string> _received = [];
    private WebApplication _webhook = null!;
    private int _status = 200;

    private string Address => $"{_webhook.Urls.Single()}/secret-path";

    public async ValueTask InitializeAsync() =>
        _webhook = await Loopback.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _received.Add(await reader.ReadToEndAsync(Cancellation));
            context.Response.StatusCode = _status;
        });

    public ValueTask DisposeAsync() => _webhook.DisposeAsync();

    [Fact]
    public async Task RunAsync_NothingClosed_WritesNothing()
    {
        using var pipeline = new EmbeddedPipeline();
        Assert.Null(await pipeline.Get<SendDigest>().RunAsync(Cancellation));
        Assert.False(await pipeline.Get<SendDigest>().RunScheduledAsync(End, Cancellation));
    }

    [Fact]
    public async Task RunAsync_NoWebhook_WritesItInBothLanguagesAndSendsNothing()
    {
        using var pipeline = await ClosedAsync();
        var digested = (await pipeline.Get<SendDigest>().RunAsync(Cancellation))!;
        Assert.False(digested.IsSent);
        Assert.Empty(_received);
        var english = await File.ReadAllTextAsync(pipeline.Folder[$"digest/{digested.Figures.Week}.en.md"], Cancellation);
        Assert.StartsWith($"# Employee advocacy, week {IsoWeek.Of(End.AddDays(-7))}", english, StringComparison.Ordinal);
        Assert.InRange(english.Split("\n- ").Length - 1, 1, 3);
        Assert.DoesNotContain("{", english, StringComparison.Ordinal);
        var french = await File.ReadAllTextAsync(pipeline.Folder[$"digest/{digested.Figures.Week}.fr.md"], Cancellation);
        Assert.Contains("interactions", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunScheduledAsync_WeekClosed_SendsACardOnceAndNobodyIsInIt()
    {
        using var pipeline = await ClosedAsync(
            ("Advocacy:Digest:Webhook", Address),
            ("Advocacy:Digest:Page", "https://advocacy.example.com/report")
        );
        var digest = pipeline.Get<SendDigest>();
        Assert.True(await digest.RunScheduledAsync(End, Cancellation));
        Assert.False(await digest.RunScheduledAsync(End, Cancellation));
        await digest.RunAsync(Cancellation);
        using var message = JsonDocument.Parse(Assert.Single(_received));
        var card = message.RootElement.GetProperty("attachments")[0].GetProperty("content");
        Assert.Equal("AdaptiveCard", card.GetProperty("type").GetString());
        Assert.Equal("https://advocacy.example.com/report", card.GetProperty("actions")[0].GetProperty("url").GetString());
        var people = await pipeline.Store.ReadAsync(Purpose.Rights, Cancellation).ToListAsync(Cancellation);
        Assert.All(people, person => Assert.DoesNotContain(person.PersonId.Value, _received[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunScheduledAsync_DaysClosedByTheirTimer_SendsTheWeekOnTheDayThatClosesIt()
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Digest:Webhook", Address));
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        var week = IsoWeek.Of(End.AddDays(-7));
        for (var day = End.AddDays(-3); day < End.AddDays(7); day = day.AddDays(1))
        {
            await pipeline.Get<CloseDay>().RunScheduledAsync(day, Cancellation);
            var isSent = await pipeline.Get<SendDigest>().RunScheduledAsync(day, Cancellation);
            var last = (await pipeline.Get<IMeasurements>().ReadAsync<LastDigest>(Cancellation))!.Week;
            Assert.Equal(isSent, _received.Count == 1 ? day == End.AddDays(-3) : last == week && _received.Count == 2);
            if (_received.Count == 2)
            {
                break;
            }
        }

        Assert.Equal(2, _received.Count);
        Assert.Contains(week.ToString(), _received[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunScheduledAsync_WeeksLater_TellsNoOldStory()
    {
        using var pipeline = await ClosedAsync(("Advocacy:Digest:Webhook", Address));
        Assert.False(await pipeline.Get<SendDigest>().RunScheduledAsync(End.AddDays(60), Cancellation));
        Assert.Empty(_received);
    }

    [Fact]
    public async Task RunAsync_WebhookThatRefuses_SaysSoWithoutItsAddress()
    {
        _status = 403;
        using var pipeline = await ClosedAsync(("Advocacy:Digest:Webhook", Address));
        var refused = await Assert.ThrowsAsync<SourceFailedException>(() => pipeline.Get<SendDigest>().RunAsync(Cancellation));
        Assert.Contains("answers 403", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", refused.ToString(), StringComparison.Ordinal);

        // What was refused has not arrived.
        _status = 202;
        Assert.True(await pipeline.Get<SendDigest>().RunScheduledAsync(End, Cancellation));
        Assert.False(await pipeline.Get<SendDigest>().RunScheduledAsync(End, Cancellation));
        Assert.Equal(2, _received.Count);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/services/x", true)]
    [InlineData("https://prod-1.westeurope.logic.azure.com/workflows/x", false)]
    public void MessageOf_TitlesThatAreMarks_AreTexts(string webhook, bool isSlack)
    {
        using var pipeline = new EmbeddedPipeline(("Advocacy:Digest:Webhook", webhook));
        var week = new WeekInFigures(
            Week("2026-W03"),
            100,
            90,
            false,
            10,
            20,
            null,
            new("<!channel> [x](https://evil.example) *b*", 9, 5),
            null
        );
        var message = JsonDocument.Parse(pipeline.Get<IDigestReports>().MessageOf(week)).RootElement;
        var text = isSlack
            ? message.GetProperty("text").GetString()!
            : message.GetProperty("attachments")[0].GetProperty("content").GetProperty("body")[2].GetProperty("text").GetString()!;
        Assert.DoesNotContain(isSlack ? "<!channel>" : "[x](", text, StringComparison.Ordinal);
        Assert.Contains(isSlack ? "&lt;!channel&gt;" : "\\[x\\](", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WebhookWithoutTls_IsRefusedAndNotRepeated()
    {
        var mistake = Assert.Single(new DigestOptions { Webhook = "http://example.com/secret" }.Mistakes());
        Assert.DoesNotContain("secret", mistake, StringComparison.Ordinal);
    }

    private static async Task<EmbeddedPipeline> ClosedAsync(params (string, string)[] options)
    {
        var pipeline = new EmbeddedPipeline(options);
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        await pipeline.CloseAsync(End);
        return pipeline;
    }
}
