using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Sources.Networks;

/// <summary>What is LinkedIn's own, over real HTTP; the rest is <see cref="NetworkSourceTests"/>.</summary>
public sealed class LinkedInTests : NetworkSourceSetting
{
    [Fact]
    public async Task CollectAsync_MemberTookTheirConsentBack_StopsNobodyElseAndLosesNoShare()
    {
        Server.Post(10, "ann", Now.AddHours(-1), likes: 3);
        Server.Post(20, "bob", Now.AddHours(-1), likes: 4);
        await CollectAsync("linkedin");
        Server.LinkedIn.Revoked.Add("ann");
        Server.ExpireTokens();
        Server.Post(21, "bob", Now.AddMinutes(20), likes: 9);
        Embedded.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Null((await CollectAsync("linkedin")).Problem);
        Assert.Equal([(3L, "10"), (4L, "20"), (9L, "21")], (await LikesAsync()).OrderBy(share => share.Id));
        Server.LinkedIn.Revoked.Clear();
        Server.Post(11, "ann", Now.AddHours(3), likes: 1);
        Embedded.Clock.Advance(TimeSpan.FromHours(3));
        await CollectAsync("linkedin");
        Assert.Contains((1L, "11"), await LikesAsync());
    }

    [Theory]
    [InlineData("202606", 3L, 6L)]
    [InlineData("202603", 3L, null)]
    public async Task CollectAsync_AnalyticsGranted_HasWhatTheVersionTells(string version, long reactions, long? clicks)
    {
        using var company = await CompanyAsync(("Advocacy:Sources:LinkedIn:Version", version));
        Server.Post(10, "ann", Now.AddHours(-1), likes: 3);
        Assert.Null((await CollectAsync("linkedin", company)).Problem);
        var counters = (await AnnAsync(company)).Shares.Values.Single().Engagement.Days.Single().Value;
        Assert.Equal(
            (300L, 180L, reactions, clicks, null),
            (counters.Impressions, counters.Reached, counters.Reactions, counters.Clicks, counters[Counter.Saves])
        );
        Assert.Equal(version, Server.LinkedIn.Version);
    }

    [Fact]
    public async Task CollectAsync_MetricThatLinkedInDoesNotKnow_LosesNoOther()
    {
        using var company = await CompanyAsync();
        Server.LinkedIn.Unknown.Add("LINK_CLICKS");
        Server.Post(10, "ann", Now.AddHours(-1), likes: 3);
        Assert.Null((await CollectAsync("linkedin", company)).Problem);
        var counters = (await AnnAsync(company)).Shares.Values.Single().Engagement.Days.Single().Value;
        Assert.Equal((300L, null), (counters.Impressions, counters.Clicks));
    }

    [Fact]
    public async Task CollectAsync_AnalyticsNotGranted_HasNoCountersAndFailsNobody()
    {
        Server.LinkedIn.HasAnalytics = false;
        Server.Post(10, "ann", Now.AddHours(-1), likes: 3);
        Assert.Null((await CollectAsync("linkedin")).Problem);
        Assert.Empty(Assert.Single(Assert.Single(await PeopleAsync(), person => person.Shares.Count > 0).Shares).Value.Engagement.Days);
    }

    [Theory]
    [InlineData("linkedin:urn:li:share:0010", null)]
    [InlineData("from a file", "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A0010")]
    [InlineData("pasted", "https://www.linkedin.com/feed/update/urn:li:share:0010/?utm_source=share")]
    public async Task CollectAsync_PostsAreNotListed_AreThoseThatFilesAndLinksTellOf(string shareId, string? url)
    {
        using var company = await CompanyAsync(("Advocacy:Sources:LinkedIn:ListPosts", "false"));
        Server.Post(10, "ann", Now.AddHours(-1), likes: 3);
        await company.MergeAsync(
            new ShareMade(shareId, TestKeys.PseudonymOf("ann"), Now, new("linkedin", Now.AddHours(-1), null, url), []),
            new ShareMade("other", TestKeys.PseudonymOf("ann"), Now, new("linkedin", Now.AddHours(-1), null, null), [])
        );
        Assert.Null((await CollectAsync("linkedin", company)).Problem);
        Assert.Equal(
            3,
            (await AnnAsync(company)).Shares.Single(share => share.Key == shareId).Value.Engagement.Days.Single().Value.Reactions
        );
        Assert.DoesNotContain(Server.Calls, call => call.Contains("/rest/posts", StringComparison.Ordinal));
        company.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Null((await CollectAsync("linkedin", company)).Problem);
        Assert.Equal(2, (await AnnAsync(company)).Shares.Count);
    }

    [Fact]
    public async Task CollectAsync_ApplicationInDevelopment_TakesNoMoreCallsThanAMemberIsGranted()
    {
        using var company = await CompanyAsync(("Advocacy:Sources:LinkedIn:IsDevelopment", "true"));
        for (var i = 0; i < 40; i++)
        {
            Server.Post(10 + i, "ann", Now.AddHours(-2).AddMinutes(i), likes: 3);
        }

        for (var hour = 0; hour < 11; hour++)
        {
            Assert.False((await CollectAsync("linkedin", company)).IsFailure);
            company.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.InRange(Server.Calls.Count(call => call.Contains("Analytics", StringComparison.Ordinal)), 7 * 13, 100);
        company.Clock.Advance(TimeSpan.FromHours(2));
        await CollectAsync("linkedin", company);
        // The next day those are looked at that were not.
        Assert.Equal(26, (await AnnAsync(company)).Shares.Values.Count(share => share.Engagement.Days.Count > 0));
    }

    [Fact]
    public async Task CollectAsync_TokensExpire_AreGotAnewOnceAndNeverLogged()
    {
        Server.Post(10, "ann", Now.AddHours(-1));
        await CollectAsync("linkedin");
        Server.ExpireTokens();
        Embedded.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null((await CollectAsync("linkedin")).Problem);
        // Ann's twice, Bob's once: he has posted nothing and is looked at every day.
        Assert.Equal(3, Server.Calls.Count(call => call.Contains("accessToken", StringComparison.Ordinal)));
        string[] secrets = [LinkedInAnswers.ClientSecret, "refresh-ann", "access-ann", "secret words"];
        Assert.DoesNotContain(Embedded.Logs, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.Empty(Footprints.In(Embedded.Folder.Path, secrets));
    }

    [Fact]
    public async Task CollectAsync_PageOfTheCompany_IsContentThatSharesOfItAreKnownBy()
    {
        using var company = Pipeline(
            ("Advocacy:Sources:LinkedIn:Organization", "77"),
            ("Advocacy:Sources:LinkedIn:OrganizationToken", LinkedInAnswers.RefreshTokenOf("admin"))
        );
        await GiveAccountsAsync(company, ("ann", "ann"));
        await company.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), AnyFact.Start, true));
        for (var i = 0; i < 5; i++)
        {
            Server.Post(70 + i, "77", Now.AddDays(i - 6), likes: 1000);
        }

        Server.Share(10, "ann", Now.AddHours(-1), 72);
        Assert.Equal((5, null), await CollectPageAsync(company));
        Server.Post(75, "77", Now.AddMinutes(5));
        company.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((1, null), await CollectPageAsync(company));
        await CollectAsync("linkedin", company);
        var contents = await company.Store.ReadContentsAsync(Cancellation).ToListAsync(Cancellation);
        Assert.Equal(
            Enumerable.Range(70, 6).Select(number => LinkedInAnswers.Urn(number)),
            contents.Select(content => content.Key).Order(StringComparer.Ordinal)
        );
        Assert.All(contents, content => Assert.Equal("article", content.Value.Kind));
        var ann = await company.Store.FindAsync(TestKeys.PseudonymOf("ann"), Purpose.Rights, Cancellation);
        Assert.Equal(LinkedInAnswers.Urn(72), Assert.Single(ann!.Shares).Value.Post.Value.ContentId);
        Assert.Empty(Footprints.In(company.Folder.Path, "secret words"));
    }

    [Fact]
    public void Validate_LinkedInWithoutWhatItNeeds_NamesEveryMistake()
    {
        using var wrong = new EmbeddedPipeline(
            ("Advocacy:Sources:LinkedIn:Server", "http://api.linkedin.com"),
            ("Advocacy:Sources:LinkedIn:Version", "v2"),
            ("Advocacy:Sources:LinkedIn:Organization", "77")
        );
        var mistakes = string.Join('\n', Assert.Throws<OptionsValidationException>(wrong.Validate).Failures);
        Assert.All(
            new[]
            {
                "LinkedIn:Server is 'http://api.linkedin.com'",
                "LinkedIn:Version is 'v2'",
                "LinkedIn:ClientId",
                "LinkedIn:OrganizationToken",
            },
            mistake => Assert.Contains(mistake, mistakes, StringComparison.Ordinal)
        );
    }

    private async Task<EmbeddedPipeline> CompanyAsync(params (string, string)[] more)
    {
        var company = Pipeline(more);
        await GiveAccountsAsync(company, ("ann", "ann"));
        await company.MergeAsync(new ConsentDecided(TestKeys.PseudonymOf("ann"), AnyFact.Start, true));
        return company;
    }

    private static async Task<EmployeeActivity> AnnAsync(EmbeddedPipeline company) =>
        (await company.Store.FindAsync(TestKeys.PseudonymOf("ann"), Purpose.Rights, Cancellation))!;

    private static async Task<(long, string?)> CollectPageAsync(EmbeddedPipeline pipeline)
    {
        var collected = await pipeline.CollectAsync("linkedin-page");
        return (collected.Events, collected.Problem);
    }
}
