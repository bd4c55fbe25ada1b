using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Web.Events;
using Advocacy.Web.Library;
using Advocacy.Web.Volunteers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Contents;

/// <summary>Somebody says that a content is not for them, or takes that back.</summary>
internal static class NotForMe
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost($"{ContentRoutes.Path}/for-me", SayAsync);

    private static async Task<IResult> SayAsync(
        HttpContext context,
        OwnRecord own,
        OwnEvents events,
        ContentShelf shelf,
        [FromForm] string content,
        [FromForm] bool wanted,
        CancellationToken cancellationToken
    )
    {
        if (!(await shelf.ReadAsync(cancellationToken)).ContainsKey(content))
        {
            return TypedResults.BadRequest();
        }

        var person = await own.ReadAsync(context, cancellationToken);
        var key = PreferenceKey.Content(content);
        var at = events.InstantAfter(
            person.Preferences.Where(said => said.Key == key).Select(said => (DateTimeOffset?)said.Value.At).FirstOrDefault()
        );
        await events.SendAsync(
            context,
            OwnRecord.EmployeeOf(context),
            EventTypes.Preference,
            at,
            json =>
            {
                json.WriteString("at", at);
                json.WriteString("contentId", content);
                json.WriteBoolean("wanted", wanted);
            },
            cancellationToken
        );
        return TypedResults.LocalRedirect(ContentRoutes.Path);
    }
}
