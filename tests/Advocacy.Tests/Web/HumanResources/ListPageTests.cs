using System.Net;

namespace Advocacy.Tests.Web.HumanResources;

/// <summary>HR's page of the week's list: who is on it at this moment, and what they answered.</summary>
public sealed class ListPageTests
{
    [Fact]
    public async Task List_AnswerOfSomebodyListed_IsSeenAtOnceAndInTheStore()
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.Contains("Ann <b>Ace</b>", WebUtility.HtmlDecode(hr.Page), StringComparison.Ordinal);
        var ann = await site.OfAsync("ann");
        await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "accepted"));
        Assert.Contains("Said yes", hr.Text, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        var steps = (await site.Pipeline.Store.FindAsync(ann, Purpose.Rights, Cancellation))!.Invitations;
        Assert.Contains(steps, step => step.Outcome == InvitationOutcome.Accepted && step.List == Week("2026-W01"));
    }

    [Fact]
    public async Task List_AnswerThatComesWeeksLater_IsNotedOnItsOwnList()
    {
        await using var site = await ListedAsync();
        await site.Pipeline.Get<IAudit>().SaveListAsync(AnyList.Record with { List = Week("2026-W02"), Invited = [] }, Cancellation);
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.DoesNotContain("Ace", hr.Page, StringComparison.Ordinal);
        await hr.GetAsync("/list?week=2026-W01");
        Assert.Contains("Ann <b>Ace</b>", WebUtility.HtmlDecode(hr.Page), StringComparison.Ordinal);
        var ann = await site.OfAsync("ann");
        await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "accepted"), ("week", "2026-W01"));
        Assert.Contains("Said yes. Thank you for asking. (noted on", hr.Text, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        var steps = (await site.Pipeline.Store.FindAsync(ann, Purpose.Rights, Cancellation))!.Invitations;
        Assert.Equal(InvitationOutcome.Accepted, steps.AnswerTo(Week("2026-W01"), DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData("2025-W52")]
    [InlineData("2099-W01")]
    public async Task List_AnswerToAListThatIsReadNoMore_IsNoneToAnother(string week)
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        var ann = await site.OfAsync("ann");
        var code = await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "accepted"), ("week", week));
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Equal(0, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    [Theory]
    [InlineData("2099-W01")]
    [InlineData("../2026-W01")]
    [InlineData("<script>")]
    public async Task List_WeekThatIsNone_IsTheLastOne(string week)
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        Assert.Equal(HttpStatusCode.OK, await hr.GetAsync($"/list?week={Uri.EscapeDataString(week)}"));
        Assert.Contains("Ann <b>Ace</b>", WebUtility.HtmlDecode(hr.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AnswerNotedByMistake_IsTakenBackAndCanBeNotedAnew()
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        var ann = await site.OfAsync("ann");
        await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "declined"), ("seen", ""));
        await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "taken-back"), ("seen", "declined"));
        Assert.Contains("They answered", hr.Text, StringComparison.Ordinal);
        await hr.PostAsync("/list/answer", ("person", ann.Value), ("answer", "later"), ("seen", ""));
        Assert.Contains("asked later", hr.Text, StringComparison.Ordinal);
        await site.Pipeline.IngestQueueAsync(Cancellation);
        var steps = (await site.Pipeline.Store.FindAsync(ann, Purpose.Rights, Cancellation))!.Invitations;
        Assert.Equal(InvitationOutcome.Later, steps.AnswerTo(Week("2026-W01"), DateTimeOffset.MaxValue));
        // Who chose what is evidenced, by marks.
        var chosen = (await site.Pipeline.Get<IAudit>().ReadAsync(Cancellation)).Where(entry => entry.Kind == AnswerAudit.Kind).ToList();
        Assert.Equal(["declined", "taken-back", "later"], chosen.Select(entry => entry.Details.Split(' ')[1].TrimEnd(',')));
        Assert.All(chosen, entry => Assert.Equal(ForgetPerson.SubjectOf(ann), entry.Subject));
        Assert.All(
            chosen,
            entry => Assert.Matches("^2026-W01: [a-z-]+, noted by ([0-9a-f]{20}|somebody outside the directory)$", entry.Details)
        );
    }

    [Fact]
    public async Task List_SomebodyElseAnsweredMeanwhile_IsShownBeforeAnythingIsNoted()
    {
        await using var site = await ListedAsync();
        using var first = await site.Browser().SignInAsync(Role.HumanResources);
        using var second = await site.Browser().SignInAsync(Role.HumanResources);
        await first.GetAsync("/list");
        await second.GetAsync("/list");
        var ann = await site.OfAsync("ann");
        // Before the queue is read.
        await first.PostAsync("/list/answer", ("person", ann.Value), ("answer", "accepted"), ("seen", ""));
        await second.PostAsync("/list/answer", ("person", ann.Value), ("answer", "declined"), ("seen", ""));
        Assert.Contains("Somebody noted an answer meanwhile", second.Text, StringComparison.Ordinal);
        Assert.Contains("Said yes", second.Text, StringComparison.Ordinal);
        Assert.Contains("Answers noted: 1 of 1", second.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    [Fact]
    public async Task Effect_MeasuredOrNot_IsShownWithAWayBackOrSaidToBeMissing()
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser("fr").SignInAsync(Role.HumanResources);
        await hr.GetAsync("/effect");
        Assert.Contains("Aucun effet", hr.Text, StringComparison.Ordinal);
        await site.Pipeline.MeasureAsync(site.Pipeline.Clock.Today());
        Assert.Equal(HttpStatusCode.OK, await hr.GetAsync("/effect"));
        Assert.Contains("toutes les pages", hr.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SomebodyWhoWithdrewSince_IsNotNamedWhateverFilesSay()
    {
        await using var site = await ListedAsync();
        using var ann = await site.Browser().SignInAsync("ann@example.com");
        await ann.GetAsync("/take-part");
        await ann.PostAsync("/take-part", ("purpose", "list"), ("granted", "false"));
        await site.Pipeline.IngestQueueAsync(Cancellation);
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        await hr.GetAsync("/list");
        Assert.DoesNotContain("Ace", hr.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await hr.PostAsync("/list/answer", ("person", (await site.OfAsync("ann")).Value), ("answer", "accepted"))
        );
    }

    [Fact]
    public async Task List_AnswerOfSomebodyWhoIsNotOnIt_IsRefusedAlikeForEverybody()
    {
        await using var site = await ListedAsync();
        using var hr = await site.Browser().SignInAsync(Role.HumanResources);
        foreach (var person in new[] { (await site.OfAsync("bob")).Value, (await site.OfAsync("twin")).Value, "nobody" })
        {
            await hr.GetAsync("/list");
            Assert.Equal(HttpStatusCode.BadRequest, await hr.PostAsync("/list/answer", ("person", person), ("answer", "accepted")));
        }

        Assert.Equal(0, await site.Pipeline.Get<IMessageQueue>().CountAsync(QueueNames.Events, Cancellation));
    }

    /// <summary>Ann is on the list, Bob is held out.</summary>
    private static async Task<Site> ListedAsync()
    {
        var site = await Site.OpenAsync(isDemo: true);
        var (ann, bob) = (await site.OfAsync("ann"), await site.OfAsync("bob"));
        await site.Pipeline.MergeAsync(
            new ConsentDecided(ann, AnyFact.Start, true),
            new ConsentDecided(bob, AnyFact.Start, true),
            new InvitationRecorded(ann, new(Week("2026-W01").Start, Week("2026-W01"), InvitationOutcome.Invited)),
            new InvitationRecorded(bob, new(Week("2026-W01").Start, Week("2026-W01"), InvitationOutcome.HeldOut))
        );
        var entry = AnyList.Record.Invited[0];
        await site
            .Pipeline.Get<IAudit>()
            .SaveListAsync(
                AnyList.Record with
                {
                    List = Week("2026-W01"),
                    Invited = [entry with { Candidate = entry.Candidate with { PersonId = ann } }],
                    HeldOut = [bob],
                },
                Cancellation
            );
        return site;
    }
}
