using System.Net;

namespace Advocacy.Reports.Formats;

/// <summary>What every page begins and ends with, mails too. Nothing in a page comes from elsewhere.</summary>
internal static class HtmlShell
{
    /// <summary>A whole page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="style">Its style sheet, or null: mails have none.</param>
    /// <param name="body">The body element.</param>
    public static string Page(string language, string title, string? style, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + $"<title>{WebUtility.HtmlEncode(PlainText.Printable(title))}</title>{(style is null ? "" : $"<style>{style}</style>")}</head>\n"
        + $"{body}\n</html>\n";
}
