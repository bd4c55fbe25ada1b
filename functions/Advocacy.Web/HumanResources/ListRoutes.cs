using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Reports;
using Advocacy.Web.Events;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.HumanResources;

/// <summary>The week's list as cards, and what people answered.</summary>
internal static class ListRoutes
{
    private const string Path = "/list";

    private static readonly Dictionary<string, InvitationOutcome> Words = new(StringComparer.Ordinal)
    {
        ["accepted"] = InvitationOutcome.Accepted,
        ["declined"] = InvitationOutcome.Declined,
        ["later"] = InvitationOutcome.Later,
        ["taken-back"] = InvitationOutcome.TakenBack,
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost($"{Path}/answer", AnswerAsync);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WeekList lists,
        DemoCompany demo,
        [FromQuery] string? week,
        CancellationToken cancellationToken
    ) => Page(context, demo, await lists.ReadAsync(week, cancellationToken), null);

    private static RazorComponentResult<ListPage> Page(HttpContext context, DemoCompany demo, ReadList? read, string? problem) =>
        new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Names = context.RequestServices.GetRequiredService<IOptions<PageOptions>>().Value,
                Read = read,
                Problem = problem,
            }
        );

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WeekList lists,
        OwnEvents events,
        NotedAnswers noted,
        AnswerAudit audit,
        DemoCompany demo,
        [AsParameters] GivenAnswer given,
        CancellationToken cancellationToken
    )
    {
        // Only who is on the list at this moment can have answered, whoever the form names.
        var read = await lists.ReadAsync(given.Week, cancellationToken);
        var found = read?.People.FirstOrDefault(one => one.Entry.Candidate.PersonId.Value == given.Person);
        // An answer to a list that is read no more is none to another.
        if ((given.Week is { } week && week != read?.List.List.ToString()) || !Words.TryGetValue(given.Answer, out var outcome))
        {
            return TypedResults.BadRequest();
        }

        if (found?.Person?.Employee is not { } employee)
        {
            return TypedResults.BadRequest();
        }

        if (WordOf(found.Answer) != (given.Seen ?? ""))
        {
            // Somebody else noted something since the page was loaded: they are shown it first.
            return Page(context, demo, read, "list.changed");
        }

        if (outcome != (found.Answer ?? InvitationOutcome.TakenBack))
        {
            var step = new Invitation(events.InstantAfter(found.NotedAt), read!.List.List, outcome);
            if (!noted.TryNote(found.Entry.Candidate.PersonId, step, found.NotedAt))
            {
                return Page(context, demo, await lists.ReadAsync(given.Week, cancellationToken), "list.changed");
            }

            await SendAsync(context, events, noted, (found.Entry.Candidate.PersonId, employee), step, cancellationToken);
            await audit.NoteAsync(Visitor.Of(context.User), found.Entry.Candidate.PersonId, step, WordOf(step.Outcome), cancellationToken);
        }

        // Back to where they were.
        var place = read!.People.Index().First(one => one.Item == found).Index;
        return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Path}?week={read.List.List}#card-{place}"));
    }

    private static async Task SendAsync(
        HttpContext context,
        OwnEvents events,
        NotedAnswers noted,
        (PersonId Pseudonym, EmployeeId Employee) person,
        Invitation step,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await events.SendAsync(
                context,
                person.Employee,
                EventTypes.Invitation,
                step.At,
                json =>
                {
                    json.WriteString("at", step.At);
                    json.WriteString("list", step.List.ToString());
                    json.WriteString("outcome", WordOf(step.Outcome));
                },
                cancellationToken
            );
        }
        catch
        {
            // What is lost must not look noted.
            noted.Forget(person.Pseudonym, step);
            throw;
        }
    }

    /// <summary>The word of an answer in forms and events; empty where there is none.</summary>
    internal static string WordOf(InvitationOutcome? answer) => answer is { } outcome ? Words.First(word => word.Value == outcome).Key : "";

    /// <summary>What HR notes of somebody.</summary>
    /// <param name="Person">Whom it is about, a pseudonym.</param>
    /// <param name="Answer">The word of the answer.</param>
    /// <param name="Seen">The word of the answer that stood on the page.</param>
    /// <param name="Week">The list that it is about; null is the last one.</param>
    internal sealed record GivenAnswer(
        [FromForm] string Person,
        [FromForm] string Answer,
        [FromForm] string? Seen,
        [FromForm] string? Week
    );
}
