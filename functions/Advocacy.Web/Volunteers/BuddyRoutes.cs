using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Web.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Volunteers;

/// <summary>Somebody agrees to be named to HR as a buddy for colleagues of their team, or no longer.</summary>
internal static class BuddyRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost($"{TakePartRoutes.Path}/buddy", DecideAsync);

    private static async Task<IResult> DecideAsync(
        HttpContext context,
        OwnRecord own,
        OwnEvents events,
        [FromForm] bool willing,
        CancellationToken cancellationToken
    )
    {
        var person = await own.ReadAsync(context, cancellationToken);
        if (willing && !person.ConsentsTo(Purpose.List))
        {
            // HR would be told a name that it may not see.
            return TypedResults.BadRequest();
        }

        // After every decision of before: a refusal at the same instant would cancel it.
        var at = events.InstantAfter(
            person
                .Preferences.Where(said => said.Key == PreferenceKey.Buddy)
                .Select(said => (DateTimeOffset?)said.Value.At)
                .Concat(person.Consents.Select(decided => (DateTimeOffset?)decided.Key))
                .Max()
        );
        await events.SendAsync(
            context,
            OwnRecord.EmployeeOf(context),
            EventTypes.Buddy,
            at,
            json =>
            {
                json.WriteString("at", at);
                json.WriteBoolean("willing", willing);
            },
            cancellationToken
        );
        return TypedResults.LocalRedirect(TakePartRoutes.Path);
    }
}
