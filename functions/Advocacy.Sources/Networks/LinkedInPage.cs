using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Advocacy.Domain.Merging;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>The company's page on LinkedIn as a source of content: what it posts is what employees may share. Its own figures are nobody's
/// advocacy, and are not asked for.</summary>
internal sealed class LinkedInPage(LinkedInApi api, IHttpClientFactory http, TimeProvider clock) : ISource
{
    // What is left of the 500 of an application in development, beside those for members.
    private const int CallsOfDevelopment = 50;

    /// <inheritdoc/>
    public string Name => "linkedin-page";

    /// <inheritdoc/>
    public int? CallsPerDay => api.Options.IsDevelopment ? CallsOfDevelopment : null;

    /// <inheritdoc/>
    public string? Place => api.Server is not null && Author is { } author ? author : null;

    private string? Author => api.Options.Organization is { Length: > 0 } organization ? $"urn:li:organization:{organization}" : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var calls = new NetworkCalls(http.CreateClient(LinkedInApi.Client), run.Calls, clock);
        var known =
            run.Watermark is { } watermark && !run.IsForced
                ? JsonSerializer.Deserialize<List<DateTimeOffset>>(watermark.Span)!.DefaultIfEmpty(run.Since).Max()
                : run.Since;
        var (newest, events) = (known, new List<ReadOnlyMemory<byte>>());
        await foreach (var page in api.PostsAsync(calls, Author!, api.Options.OrganizationToken!, cancellationToken))
        {
            var fresh = page.Where(post => LinkedInApi.At(post, "createdAt") > known).ToList();
            events.AddRange(fresh.Select(Content));
            newest = fresh.Select(post => LinkedInApi.At(post, "createdAt")!.Value).Append(newest).Max();
            if (fresh.Count < page.Count)
            {
                break;
            }
        }

        yield return new(events, JsonSerializer.SerializeToUtf8Bytes(new[] { newest }));
    }

    /// <inheritdoc/>
    public async Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken)
    {
        var asked = new NetworkCalls(http.CreateClient(LinkedInApi.Client), calls, clock);
        var page = await api.PostsAsync(asked, Author!, api.Options.OrganizationToken!, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"answers: {page?.Count ?? 0} posts on the first page");
    }

    private static ReadOnlyMemory<byte> Content(JsonElement post)
    {
        var (id, at) = (post.Text("id")!, LinkedInApi.At(post, "publishedAt") ?? LinkedInApi.At(post, "createdAt")!.Value);
        return EventEnvelope.Of(
            Fingerprint.Hex(EventTypes.Content, id),
            "/sources/linkedin",
            EventTypes.Content,
            at,
            json =>
            {
                json.WriteString("contentId", id);
                json.WriteString("publishedAt", at);
                json.WriteString("url", $"https://www.linkedin.com/feed/update/{id}");
                if (KindOf(post) is { } kind)
                {
                    json.WriteString("kind", kind);
                }
            }
        );
    }

    /// <summary>The one member of its content: article, media, poll, multiImage, …; null is text alone.</summary>
    private static string? KindOf(JsonElement post) =>
        post.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object
            ? content.EnumerateObject().Select(member => member.Name).FirstOrDefault()
            : null;
}
