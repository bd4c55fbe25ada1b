using System.Net;

namespace Advocacy.Tests.Web.Contents;

/// <summary>What somebody says is not for them is not offered to them any more, until they take it back.</summary>
public sealed class NotForMeTests
{
    [Fact]
    public async Task NotForMe_ThenOfferedAgain_IsSeenAtOnceAndKept()
    {
        await using var site = await WithContentsAsync();
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/contents");
        Assert.Contains("name=\"content\" value=\"c1\"", ann.Page, StringComparison.Ordinal);
        await ann.PostAsync("/contents/for-me", ("content", "c1"), ("wanted", "false"));
        Assert.DoesNotContain("id=\"text-c1\"", ann.Page, StringComparison.Ordinal);
        Assert.Contains("Left out, as you said", ann.Text, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        var id = await site.OfAsync("ann");
        var person = (await site.Pipeline.Store.FindAsync(id, Purpose.Rights, Cancellation))!;
        Assert.Equal(["c1"], person.UnwantedContents());

        // By the same clock: what is said later wins all the same.
        await ann.PostAsync("/contents/for-me", ("content", "c1"), ("wanted", "true"));
        Assert.Contains("id=\"text-c1\"", ann.Page, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        person = (await site.Pipeline.Store.FindAsync(id, Purpose.Rights, Cancellation))!;
        Assert.Empty(person.UnwantedContents());
    }

    [Fact]
    public async Task NotForMe_ContentThatIsNone_IsRefused()
    {
        await using var site = await WithContentsAsync();
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/contents");
        Assert.Equal(HttpStatusCode.BadRequest, await ann.PostAsync("/contents/for-me", ("content", "c9"), ("wanted", "false")));
        Assert.Equal(0, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    [Fact]
    public async Task Contents_TopicWithANameOfTheCompany_IsCalledByIt()
    {
        await using var site = await WithContentsAsync(("Advocacy:Page:Names:fr:climate", "climat"));
        using var ann = await site.Browser("fr").SignInAsync("ann@example.com");
        await ann.GetAsync("/contents");
        Assert.Contains("article · climat · en", ann.Text, StringComparison.Ordinal);
    }

    private static async Task<Site> WithContentsAsync(params (string, string)[] options)
    {
        var site = await Site.OpenOverAsync(options);
        var now = site.Pipeline.Clock.GetUtcNow();
        await site.Pipeline.MergeAsync([
            .. new[] { "c1", "c2" }.Select(id => new ContentPublished(
                id,
                now,
                new(null, "climate", "article", "en", now.AddDays(-2), $"https://example.com/{id}", $"Title of {id}", "A text")
            )),
        ]);
        return site;
    }
}
