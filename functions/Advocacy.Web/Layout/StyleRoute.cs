using System.Text;
using Advocacy.Domain.Merging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Advocacy.Web.Layout;

/// <summary>The one style of all pages.</summary>
internal static class StyleRoute
{
    private static readonly string Style = Read();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Fingerprint.Hex(Style)}\"");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/style.css", Send).AllowAnonymous();

    private static FileContentHttpResult Send(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(Style), "text/css; charset=utf-8", entityTag: Tag);
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(StyleRoute).Assembly.GetManifestResourceStream("layout.style.css")!);
        return reader.ReadToEnd();
    }
}
