using System.Globalization;
using System.Text;
using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.WeeklyList;
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

/// <summary>What is held of somebody, why they were listed, and the way out.</summary>
internal static class HeldRoutes
{
    private const string Path = "/held";

    // The page that is handed over brings its own style, and nothing else.
    private const string HandedOverPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost($"{Path}/all", HandOverAsync);
        routes.MapPost($"{Path}/erase", EraseAsync);
    }

    private static async Task<RazorComponentResult<HeldPage>> PageAsync(
        HttpContext context,
        OwnRecord own,
        IAudit audit,
        ConnectedAccounts accounts,
        DemoCompany demo,
        IOptions<WebOptions> options,
        CancellationToken cancellationToken
    )
    {
        var person = await own.ReadAsync(context, cancellationToken);
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Person = person,
                Accounts = (await accounts.OfAsync(person.PersonId, cancellationToken)).Count,
                Listed = await LastListedAsync(audit, person, cancellationToken),
                BuddyOn = await LastBuddyAsync(audit, person, cancellationToken),
                options.Value.Contact,
            }
        );
    }

    /// <summary>The last list on which HR was asked to invite the person, with why, where that is still known; null where there was none.
    /// Who was held out is told in the export, where all is, and not here.</summary>
    private static async Task<LastListing?> LastListedAsync(IAudit audit, EmployeeActivity person, CancellationToken cancellationToken)
    {
        var invited = person.Invitations.LastOrDefault(step => step.Outcome == InvitationOutcome.Invited);
        if (invited == default)
        {
            return null;
        }

        var list = await audit.ReadListAsync(invited.List, cancellationToken);
        return new(invited.List, list?.Invited.FirstOrDefault(entry => entry.Candidate.PersonId == person.PersonId));
    }

    /// <summary>The last list on which HR was told the person's name as a buddy, or null.</summary>
    private static async Task<IsoWeek?> LastBuddyAsync(IAudit audit, EmployeeActivity person, CancellationToken cancellationToken)
    {
        if (person.Preferences.All(said => said.Key != PreferenceKey.Buddy))
        {
            return null;
        }

        foreach (var week in (await audit.ListsAsync(cancellationToken)).Reverse())
        {
            if (await audit.ReadListAsync(week, cancellationToken) is { } list && list.Buddies.Contains(person.PersonId))
            {
                return week;
            }
        }

        return null;
    }

    private static async Task HandOverAsync(
        HttpContext context,
        ExportPerson export,
        [FromForm] string form,
        CancellationToken cancellationToken
    )
    {
        var say = Frame.Of(context, isDemo: false).Say;
        var language = say.Language;
        var asked =
            form == "json" ? PersonForm.Json
            : language == "fr" ? PersonForm.French
            : PersonForm.English;
        using var all = new MemoryStream();
        await export.HandOverAsync(OwnRecord.EmployeeOf(context), asked, all, cancellationToken);
        context.Response.ContentType = asked == PersonForm.Json ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = HandedOverPolicy;
        if (asked == PersonForm.Json)
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=advocacy.json";
        }

        var text = Encoding.UTF8.GetString(all.ToArray());
        await context.Response.WriteAsync(
            asked == PersonForm.Json ? text : PublishedPage.WithWayBack(text, say["app.back"]),
            cancellationToken
        );
    }

    private static async Task<IResult> EraseAsync(
        HttpContext context,
        OwnEvents events,
        SigningOut signingOut,
        TimeProvider clock,
        [FromForm] string? sure,
        CancellationToken cancellationToken
    )
    {
        if (sure != "yes")
        {
            return TypedResults.BadRequest();
        }

        await events.SendAsync(
            context,
            OwnRecord.EmployeeOf(context),
            EventTypes.Erasure,
            null,
            json => json.WriteString("requestedAt", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
            cancellationToken
        );
        await signingOut.EndAsync(context);
        context.User = new();
        var frame = Frame.Of(context, isDemo: false);
        return new RazorComponentResult<Notice>(
            new
            {
                Frame = frame,
                Title = frame.Say["held.erased"],
                Text = frame.Say["held.erased.what"],
                Way = signingOut.Rest,
                WayText = frame.Say["app.signOut"],
            }
        );
    }
}

/// <summary>A list on which HR saw somebody's name.</summary>
/// <param name="List">The list.</param>
/// <param name="Entry">Why; null where that is not kept any more.</param>
public sealed record LastListing(IsoWeek List, ListEntry? Entry);
