using System.Globalization;
using Advocacy.Web.Figures;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Marketing;

/// <summary>What closed days brought: since the last visit, and between any two days.</summary>
internal static class FiguresRoutes
{
    private const string Path = "/figures";
    private const string Seen = "seen-through";
    private const string Form = "yyyy-MM-dd";
    private const int UsualDays = 28;
    private static readonly TimeSpan SeenFor = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, PageAsync);

    private static async Task<RazorComponentResult<FiguresPage>> PageAsync(
        HttpContext context,
        ClosedFigures figures,
        DemoCompany demo,
        [FromQuery] string? from,
        [FromQuery] string? to,
        CancellationToken cancellationToken
    )
    {
        var through = await figures.ThroughAsync(cancellationToken);
        var last = DayOf(to) ?? through ?? default;
        var first = DayOf(from) ?? (last > DateOnly.MinValue.AddDays(UsualDays) ? last.AddDays(1 - UsualDays) : last);
        var seen = DayOf(context.Request.Cookies[Seen]);
        Keep(context, through);
        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Through = through,
                Seen = seen,
                New = seen is { } before && before < through
                    ? ClosedSum.Of(await figures.ReadAsync(before.AddDays(1), through.Value, cancellationToken))
                    : null,
                First = first,
                Last = last,
                Networks = await figures.ReadAsync(first, last, cancellationToken),
            }
        );
    }

    private static void Keep(HttpContext context, DateOnly? through)
    {
        if (through is { } day)
        {
            context.Response.Cookies.Append(
                Seen,
                day.ToString(Form, CultureInfo.InvariantCulture),
                new()
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = SeenFor,
                    Path = Path,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                }
            );
        }
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
