using Advocacy.Pipeline.Trials;

namespace Advocacy.Tests.Web.Contents;

/// <summary>Of a content with two texts each person is offered one, the same whenever they look, and told that it was drawn.</summary>
public sealed class OfferedTextTests
{
    private const int Contents = 3;

    [Fact]
    public async Task Contents_WithTwoTexts_OfferTheOneThatWasDrawnAndSaySo()
    {
        await using var site = await Site.OpenOverAsync([]);
        await PublishAsync(site);
        var id = await site.OfAsync("ann");
        await site.Pipeline.MergeAsync([new ConsentDecided(id, site.Pipeline.Clock.GetUtcNow().AddDays(-1), true)]);
        var offered = await site.Pipeline.Get<MeasureTrials>().OfferedAsync(Cancellation);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        for (var look = 0; look < 2; look++)
        {
            await ann.GetAsync("/contents");
            foreach (var content in Enumerable.Range(0, Contents).Select(i => $"c{i}"))
            {
                var (shown, hidden) = offered.IsOther(content, id) ? ("other", "first") : ("first", "other");
                Assert.Contains($"The {shown} text of {content}", ann.Text, StringComparison.Ordinal);
                Assert.DoesNotContain($"The {hidden} text of {content}", ann.Text, StringComparison.Ordinal);
            }
        }

        Assert.Contains("drawn by lot", ann.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_OfWhoIsNotMeasured_AreNoTrial()
    {
        await using var site = await Site.OpenOverAsync([]);
        await PublishAsync(site);
        var id = await site.OfAsync("ann");
        await site.Pipeline.MergeAsync([new ConsentDecided(id, site.Pipeline.Clock.GetUtcNow(), false)]);
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/contents");
        Assert.Contains("The first text of c1", ann.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("other text", ann.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn by lot", ann.Text, StringComparison.Ordinal);
    }

    private static async Task PublishAsync(Site site)
    {
        var now = site.Pipeline.Clock.GetUtcNow();
        await site.Pipeline.MergeAsync([
            .. Enumerable
                .Range(0, Contents)
                .Select(i => new ContentPublished(
                    $"c{i}",
                    now,
                    new(null, "climate", "article", "en", now.AddDays(-2), $"https://example.com/c{i}", $"Title {i}")
                    {
                        SuggestedText = $"The first text of c{i}",
                        OtherText = $"The other text of c{i}",
                    }
                )),
        ]);
    }
}
