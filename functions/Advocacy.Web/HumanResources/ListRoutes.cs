using Advocacy.Pipeline.Events;
using Advocacy.Web.Events;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.HumanResources;

/// <summary>The week's list as cards, and what people answered.</summary>
internal static class ListRoutes
{
    private const string Path = "/list";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost($"{Path}/answer", AnswerAsync);
    }

    private static async Task<RazorComponentResult<ListPage>> PageAsync(
        HttpContext context,
        WeekList lists,
        DemoCompany demo,
        CancellationToken cancellationToken
    ) => new(new { Frame = Frame.Of(context, demo.IsHere), Read = await lists.ReadAsync(context, cancellationToken) });

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WeekList lists,
        OwnEvents events,
        TimeProvider clock,
        [FromForm] string person,
        [FromForm] string answer,
        CancellationToken cancellationToken
    )
    {
        // Only who is on the list at this moment can have answered, whoever the form names.
        var read = await lists.ReadAsync(context, cancellationToken);
        var found = read?.People.FirstOrDefault(one => one.Entry.Candidate.PersonId.Value == person);
        if (answer is not ("accepted" or "declined") || found?.Person?.Employee is not { } employee)
        {
            return TypedResults.BadRequest();
        }

        if (found.Answer is null)
        {
            await events.SendAsync(
                context,
                employee,
                EventTypes.Invitation,
                null,
                json =>
                {
                    json.WriteString("at", clock.GetUtcNow());
                    json.WriteString("list", read!.List.List.ToString());
                    json.WriteString("outcome", answer);
                },
                cancellationToken
            );
        }

        return TypedResults.LocalRedirect(Path);
    }
}
