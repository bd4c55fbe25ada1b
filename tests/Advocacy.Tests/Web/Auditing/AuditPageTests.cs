namespace Advocacy.Tests.Web.Auditing;

/// <summary>What was done with people's data, for auditors: demands and lists, and nobody's name or pseudonym.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task Audit_AfterDemandsAndAList_TellsThemNewestFirstWithoutNamingAnybody()
    {
        await using var site = await Site.OpenAsync(isDemo: true);
        var ann = await site.OfAsync("ann");
        await site.Pipeline.MergeAsync(new ConsentDecided(ann, AnyFact.Start, true));
        using var browser = await site.Browser().SignInAsync("ann@example.com");
        await browser.GetAsync("/held");
        await browser.PostAsync("/held/all", ("form", "json"));
        site.Pipeline.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Pipeline.Get<EraseEmployee>().RunAsync(ErasureMessage.Of(new("ann"), site.Pipeline.Clock.GetUtcNow()), Cancellation);
        await site.Pipeline.Get<IAudit>().SaveListAsync(AnyList.Record, Cancellation);

        using var auditor = await site.Browser().SignInAsync(Role.Auditor);
        await auditor.GetAsync("/audit");
        var (erased, asked) = (
            auditor.Text.IndexOf("asked to be forgotten", StringComparison.Ordinal),
            auditor.Text.IndexOf("asked for what is held", StringComparison.Ordinal)
        );
        Assert.InRange(erased, 1, asked - 1);
        Assert.Contains(AnyList.Record.List.ToString(), auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Value, auditor.Page, StringComparison.Ordinal);
        Assert.All(AnyList.Record.People, person => Assert.DoesNotContain(person.Value, auditor.Page, StringComparison.Ordinal));
    }
}
