using System.Text;

namespace Advocacy.Tests.Sources.Exports;

public sealed class MappingDraftTests
{
    [Fact]
    public void Of_TableOfAnyPlatform_IsAMappingThatReadsItAndShowsItsRows()
    {
        const string text =
            "Post ID,Permalink,Published,Network,Advocate Email,Views,Reach,Likes,Shares,Comments,Link Clicks\n"
            + "1,https://x.com/a/status/1,13/01/2026 10:00,LinkedIn,ann@example.com,\"1,200\",700,3,1,0,5\n";
        var draft = MappingDraft.Of("amp.csv", Encoding.UTF8.GetBytes(text), new());
        Assert.Empty(draft.Missing);
        var mapping = ExportMapping.Read("amp.json", Encoding.UTF8.GetBytes(draft.Json));
        Assert.Equal(
            ("amp", "Post ID", "Published", "Network", "Advocate Email", "email"),
            (mapping.Platform, mapping.ShareId, mapping.SharedAt, mapping.Network.Column, mapping.Person.Column, mapping.Person.AccountsOf)
        );
        Assert.Equal(
            ["clicks", "comments", "impressions", "reached", "reactions", "reshares"],
            mapping.Counters.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Contains("sharedAt 2026-01-13 10:00", draft.Rows.Single(), StringComparison.Ordinal);
        Assert.Contains("impressions 1200", draft.Rows.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TableThatLacksWhatAShareNeeds_SaysWhatIsMissing() =>
        Assert.Equal(["shareId", "sharedAt", "network", "person"], MappingDraft.Of("t.csv", "a,b\n1,2\n"u8.ToArray(), new()).Missing);
}
