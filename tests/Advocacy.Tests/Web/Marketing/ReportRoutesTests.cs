namespace Advocacy.Tests.Web.Marketing;

public sealed class ReportRoutesTests
{
    [Fact]
    public void PolicyOf_PageWithScriptsAndData_LetsItsOwnScriptsRunAndNoOther()
    {
        var policy = PublishedPage.PolicyOf("<script type=\"application/json\">1</script><script>a()</script><script>b\n</script>");
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(policy, "'sha256-[A-Za-z0-9+/]{43}='"));
        Assert.DoesNotContain("'unsafe-inline' 'sha", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NothingPublishedYet_SaysSo()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var marketing = await site.Browser().SignInAsync(Role.Marketing);
        await marketing.GetAsync("/report");
        Assert.Contains("Nothing has been published yet", marketing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_LanguageChosen_IsTheReportsToo()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        using var marketing = await site.Browser("fr").SignInAsync(Role.Marketing);
        await marketing.GetAsync("/report");
        Assert.Equal("?lang=fr", marketing.Answer.RequestMessage!.RequestUri!.Query);
    }
}
