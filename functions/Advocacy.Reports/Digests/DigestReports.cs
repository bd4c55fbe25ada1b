using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Outputs;
using Advocacy.Reports.Formats;
using Microsoft.Extensions.Options;

namespace Advocacy.Reports.Digests;

/// <summary>digest/&lt;ISO week&gt;.&lt;language&gt;.md, and the message for Teams (an adaptive card, adaptivecards.io 1.4, as an incoming
/// webhook takes it) or Slack (mrkdwn). Names of contents and campaigns are texts, whatever they hold.</summary>
internal sealed class DigestReports(IOutputs outputs, IOptions<DigestOptions> options) : IDigestReports
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    // It goes as JSON to a program, and into no page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteDigestAsync(WeekInFigures week, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var text in DigestText.All)
        {
            files.Add(
                await outputs.WriteAsync(
                    Audience.Marketing,
                    $"digest/{week.Week}.{text.Language}.md",
                    stream => stream.WriteAsync(Encoding.UTF8.GetBytes(MarkdownOf(week, text)), cancellationToken).AsTask(),
                    cancellationToken
                )
            );
        }

        return files;
    }

    /// <inheritdoc/>
    public byte[] MessageOf(WeekInFigures week)
    {
        var text = DigestText.All.Single(text => text.Language == options.Value.Language);
        return JsonSerializer.SerializeToUtf8Bytes(options.Value.IsSlack ? SlackOf(week, text) : CardOf(week, text), Json);
    }

    private string MarkdownOf(WeekInFigures week, DigestText text)
    {
        var link = options.Value.Page is { Length: > 0 } page ? $"\n[{text.Link}]({page})\n" : "";
        var sentences = string.Join('\n', text.SentencesOf(week).Select(sentence => $"- {Plain(sentence)}"));
        return $"# {text.TitleOf(week)}\n\n{sentences}\n{link}\n{text.Note}\n";
    }

    private JsonObject SlackOf(WeekInFigures week, DigestText text)
    {
        var link = options.Value.Page is { Length: > 0 } page ? $"\n<{page}|{text.Link}>" : "";
        var sentences = string.Join('\n', text.SentencesOf(week).Select(sentence => $"• {Slack(sentence)}"));
        return new() { ["text"] = $"*{text.TitleOf(week)}*\n{sentences}{link}\n_{text.Note}_" };
    }

    private JsonObject CardOf(WeekInFigures week, DigestText text)
    {
        var body = new JsonArray(Block(text.TitleOf(week), "Large", isBold: true));
        foreach (var sentence in text.SentencesOf(week))
        {
            body.Add(Block($"- {Plain(sentence)}", "Default", isBold: false));
        }

        body.Add(Block(text.Note, "Small", isBold: false));
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (options.Value.Page is { Length: > 0 } page)
        {
            card["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "Action.OpenUrl",
                    ["title"] = text.Link,
                    ["url"] = page,
                }
            );
        }

        return new()
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card }),
        };
    }

    private static JsonObject Block(string text, string size, bool isBold) =>
        new()
        {
            ["type"] = "TextBlock",
            ["text"] = text,
            ["wrap"] = true,
            ["size"] = size,
            ["weight"] = isBold ? "Bolder" : "Default",
        };

    /// <summary>A sentence in which nothing is Markdown.</summary>
    private static string Plain(string sentence) =>
        string.Concat(
            PlainText
                .OnOneLine(sentence)
                .Select(letter => "\\`*_[]<>#|".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}")
        );

    /// <summary>A sentence as Slack takes it (its reference of mrkdwn: &amp;, &lt; and &gt; alone are to be escaped).</summary>
    private static string Slack(string sentence) =>
        PlainText
            .OnOneLine(sentence)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
