using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Web.Events;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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
                Listed = await LastListedAsync(audit, person.PersonId, cancellationToken),
                options.Value.Contact,
            }
        );
    }

    /// <summary>The last list that named the person to HR, with why; null where none does. Who was held out is told in the export, where
    /// all is, and not here.</summary>
    private static async Task<KeyValuePair<IsoWeek, ListEntry>?> LastListedAsync(
        IAudit audit,
        PersonId person,
        CancellationToken cancellationToken
    )
    {
        foreach (var week in (await audit.ListsAsync(cancellationToken)).Reverse())
        {
            if (
                await audit.ReadListAsync(week, cancellationToken) is { } list
                && list.Invited.FirstOrDefault(entry => entry.Candidate.PersonId == person) is { } found
            )
            {
                return KeyValuePair.Create(week, found);
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
        var language = Frame.Of(context, isDemo: false).Say.Language;
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

        all.Position = 0;
        await all.CopyToAsync(context.Response.Body, cancellationToken);
    }

    private static async Task<IResult> EraseAsync(
        HttpContext context,
        OwnEvents events,
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
            (json, _) => json.WriteString("requestedAt", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
            cancellationToken
        );
        JustDone.Clear(context);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        context.User = new();
        var frame = Frame.Of(context, isDemo: false);
        return new RazorComponentResult<Notice>(
            new
            {
                Frame = frame,
                Title = frame.Say["held.erased"],
                Text = frame.Say["held.erased.what"],
            }
        );
    }
}
