using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Advocacy.Web.Layout;

/// <summary>A page that a stage has published, as it was published, with a way back on top.</summary>
internal static partial class PublishedPage
{
    /// <summary>Sends it, or says that there is none yet.</summary>
    /// <param name="context">The request.</param>
    /// <param name="frame">Language, visitor, place.</param>
    /// <param name="content">The page; null where there is none.</param>
    /// <param name="key">The beginning of the keys of its title, and of what is said where there is none.</param>
    public static IResult Send(HttpContext context, Frame frame, ReadOnlyMemory<byte>? content, string key)
    {
        if (content is not { } page)
        {
            return new RazorComponentResult<Notice>(
                new
                {
                    Frame = frame,
                    Title = frame.Say[$"{key}.title"],
                    Text = frame.Say[$"{key}.none"],
                }
            );
        }

        var text = Encoding.UTF8.GetString(page.Span);
        context.Response.Headers.ContentSecurityPolicy = PolicyOf(text);
        return TypedResults.Text(WithWayBack(text, frame.Say["app.back"]), "text/html; charset=utf-8");
    }

    /// <summary>Its own scripts run, by their hashes, and no other; it loads nothing.</summary>
    internal static string PolicyOf(string page)
    {
        var hashes = Script()
            .Matches(page)
            .Select(script => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups[1].Value)))}'");
        return $"default-src 'none'; script-src {string.Join(' ', hashes.DefaultIfEmpty("'none'"))}; style-src 'unsafe-inline'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// <summary>A page with a way back on top.</summary>
    public static string WithWayBack(string page, string text) =>
        Body().Replace(page, body => $"{body.Value}<p style=\"margin:.5rem 1rem\"><a href=\"/\">← {text}</a></p>", 1);

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<body[^>]*>")]
    private static partial Regex Body();
}
