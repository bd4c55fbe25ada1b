using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Rights;
using Advocacy.Web.Events;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.Volunteers;

/// <summary>Taking part, purpose by purpose, each changed by one click and withdrawn as easily.</summary>
internal static class TakePartRoutes
{
    public const string Path = "/take-part";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost(Path, DecideAsync);
    }

    private static async Task<RazorComponentResult<TakePartPage>> PageAsync(
        HttpContext context,
        OwnRecord own,
        DemoCompany demo,
        IOptions<RetentionOptions> retention,
        CancellationToken cancellationToken
    )
    {
        var person = await own.ReadAsync(context, cancellationToken);
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Consent = LatestOf(person),
                IsBuddy = person.IsBuddy,
                Months = retention.Value.ActivityMonths,
                DecidedOn = person.Consents.Count == 0 ? (DateOnly?)null : DateOnly.FromDateTime(person.Consents[^1].Key.UtcDateTime),
            }
        );
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context,
        OwnRecord own,
        OwnEvents events,
        ConnectedAccounts accounts,
        [FromForm] string purpose,
        [FromForm] bool granted,
        CancellationToken cancellationToken
    )
    {
        var person = await own.ReadAsync(context, cancellationToken);
        if (With(LatestOf(person), purpose, granted) is not { } decided)
        {
            return TypedResults.BadRequest();
        }

        var at = events.InstantAfter(person.Consents.Count > 0 ? person.Consents[^1].Key : null);
        await events.SendAsync(
            context,
            OwnRecord.EmployeeOf(context),
            EventTypes.ConsentByPurpose,
            at,
            json =>
            {
                json.WriteString("at", at);
                json.WriteBoolean("measure", decided.Measure);
                json.WriteBoolean("predict", decided.Predict);
                json.WriteBoolean("list", decided.List);
            },
            cancellationToken
        );
        if (!decided.Measure)
        {
            await accounts.RemoveAsync(person.PersonId, null, cancellationToken);
        }

        return TypedResults.LocalRedirect(Path);
    }

    private static Consent LatestOf(EmployeeActivity person) => person.Consents.Count == 0 ? default : person.Consents[^1].Value;

    /// <summary>A later purpose stands on those before it: who agrees to it agrees to them, who withdraws them withdraws it.</summary>
    private static Consent? With(Consent before, string purpose, bool granted) =>
        (purpose, granted) switch
        {
            ("measure", true) => before with { Measure = true },
            ("measure", false) => new(false, false, false),
            ("predict", true) => before with { Measure = true, Predict = true },
            ("predict", false) => before with { Predict = false, List = false },
            ("list", true) => new(true, true, true),
            ("list", false) => before with { List = false },
            _ => null,
        };
}
