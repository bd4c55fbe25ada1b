using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Advocacy.Pipeline.Sources;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Advocacy.Sources.Networks;

/// <summary>Calls a network within a run: each try counts, and what the network says of its limits is obeyed. Nothing that it answers goes
/// into a message of ours.</summary>
internal sealed partial class NetworkCalls(HttpClient http, CallBudget budget, TimeProvider clock)
{
    private const int LongestCode = 40;
    private static readonly TimeSpan UnsaidPause = TimeSpan.FromMinutes(15);
    private DateTimeOffset? _spentUntil;

    /// <summary>Asks for JSON; null where there is nothing of that name (404, 410).</summary>
    /// <exception cref="SourcePausedException">The network wants to be left alone for a while.</exception>
    /// <exception cref="SourceFailedException">It refuses, does not answer, or answers something that is no JSON.</exception>
    public Task<NetworkAnswer?> GetAsync(Uri uri, string? token, CancellationToken cancellationToken) =>
        GetAsync(uri, token, null, cancellationToken);

    /// <summary>Asks for JSON where it has changed since a tag (RFC 9110, If-None-Match).</summary>
    public async Task<NetworkAnswer?> GetAsync(Uri uri, string? token, string? tag, CancellationToken cancellationToken) =>
        await SendAsync(
            () =>
            {
                var request = Request(HttpMethod.Get, uri, token);
                if (tag is not null && EntityTagHeaderValue.TryParse(tag, out var known))
                {
                    request.Headers.IfNoneMatch.Add(known);
                }

                return request;
            },
            cancellationToken
        );

    /// <summary>Sends JSON and reads JSON.</summary>
    public Task<NetworkAnswer?> PostAsync(Uri uri, string? token, object? body, CancellationToken cancellationToken) =>
        PostAsync(
            uri,
            token,
            body is null ? null : new StringContent(JsonSerializer.Serialize(body), new MediaTypeHeaderValue("application/json")),
            cancellationToken
        );

    /// <summary>Sends a form and reads JSON.</summary>
    public Task<NetworkAnswer?> PostAsync(Uri uri, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken) =>
        PostAsync(uri, null, new FormUrlEncodedContent(form), cancellationToken);

    private async Task<NetworkAnswer?> PostAsync(Uri uri, string? token, HttpContent? content, CancellationToken cancellationToken) =>
        await SendAsync(
            () =>
            {
                var request = Request(HttpMethod.Post, uri, token);
                request.Content = content;
                return request;
            },
            cancellationToken
        );

    private HttpRequestMessage Request(HttpMethod method, Uri uri, string? token)
    {
        var request = new HttpRequestMessage(method, uri) { Headers = { Accept = { new("application/json") } } };
        if (token is { Length: > 0 })
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        request.Options.Set(TryHandler.Budget, budget);
        return request;
    }

    private async Task<NetworkAnswer?> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        if (_spentUntil is { } until && until > clock.GetUtcNow())
        {
            throw new SourcePausedException(until, "the network grants no more calls for now");
        }

        using var request = make();
        using var response = await AnswerAsync(request, cancellationToken);
        _spentUntil = RateLimits.SpentUntil(response);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }

        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            throw new SourcePausedException(
                clock.GetUtcNow() + (RateLimits.WaitOf(response, clock.GetUtcNow()) ?? UnsaidPause),
                "the network asks for a pause"
            );
        }

        var tag = response.Headers.ETag?.ToString();
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new(default, null, tag ?? request.Headers.IfNoneMatch.FirstOrDefault()?.ToString());
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new SourceFailedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.RequestUri!.Host} answers {(int)response.StatusCode} to {request.RequestUri.AbsolutePath.Split('/')[^1]}"
                ),
                status: (int)response.StatusCode,
                code: await CodeOfAsync(response, cancellationToken)
            );
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken),
                cancellationToken: cancellationToken
            );
            return new(json.RootElement.Clone(), NextOf(response), tag);
        }
        catch (JsonException)
        {
            throw new SourceFailedException($"{request.RequestUri!.Host} answers something that is no JSON");
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new SourceFailedException(
                $"{request.RequestUri!.Host} does not answer: {(e is HttpRequestException ? e.Message : e.GetType().Name)}",
                e
            );
        }
    }

    /// <summary>The member error, where it is a word: a sentence might name somebody.</summary>
    private static async Task<string?> CodeOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken),
                cancellationToken: cancellationToken
            );
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.String
                && error.GetString() is { Length: < LongestCode } code
                && code.All(char.IsAsciiLetter)
                ? code
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The next page by the Link header (RFC 8288).</summary>
    private static Uri? NextOf(HttpResponseMessage response)
    {
        // An address may have commas: it is what stands between the brackets.
        var links = response.Headers.TryGetValues("Link", out var values) ? string.Join(',', values) : "";
        var next = Link()
            .Matches(links)
            .FirstOrDefault(link => link.Groups[2].Value.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase));
        // A page elsewhere would get our token.
        return
            next is not null
            && Uri.TryCreate(response.RequestMessage!.RequestUri!, next.Groups[1].Value, out var uri)
            && uri.Authority == response.RequestMessage.RequestUri!.Authority
            ? uri
            : null;
    }

    [GeneratedRegex("<([^>]*)>((?:\\s*;[^,\"<]*(?:\"[^\"]*\")?)*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

/// <summary>What a network answered.</summary>
/// <param name="Json">The answer; undefined where nothing has changed since a tag.</param>
/// <param name="Next">The next page by its Link header, or null.</param>
/// <param name="Tag">Its ETag, or null.</param>
internal sealed record NetworkAnswer(JsonElement Json, Uri? Next, string? Tag);

/// <summary>Reads what may be missing, or something else, in a network's answer.</summary>
internal static class NetworkJson
{
    /// <summary>A text, or null where there is none.</summary>
    public static string? Text(this JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>An instant, UTC where it names no zone, whatever zone the machine is in; null where there is none.</summary>
    public static DateTimeOffset? Instant(this JsonElement json, string member) =>
        json.Text(member) is { } text
        && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>A member that is an array, item by item; none where it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    /// <summary>Marks of accounts by what they are called, without those that have none.</summary>
    public static IReadOnlyDictionary<string, string> Stamps<T>(IEnumerable<T> told, Func<T, string?> name, Func<T, string?> stamp)
    {
        var stamps = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in told)
        {
            if (name(account) is { } called && stamp(account) is { } mark)
            {
                stamps.TryAdd(called, mark);
            }
        }

        return stamps;
    }

    /// <summary>A whole number, or null where there is none.</summary>
    public static long? Count(this JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count)
            ? count
            : null;
}
