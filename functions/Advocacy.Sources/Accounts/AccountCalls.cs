using System.Net;
using System.Text.Json;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Accounts;

/// <summary>Calls a network on behalf of somebody who waits: once, and not for long. What it answers goes into no message.</summary>
internal sealed class AccountCalls(IHttpClientFactory clients)
{
    /// <summary>The client's name.</summary>
    public const string Client = "accounts";

    /// <summary>Sends a request and reads JSON; null where the network refuses what was sent (400, 401, 403, 404).</summary>
    /// <exception cref="SourceFailedException">It cannot be reached, or answers something else.</exception>
    public async Task<JsonElement?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var sent = request;
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.SendAsync(sent, cancellationToken);
            if (
                answer.StatusCode
                is HttpStatusCode.BadRequest
                    or HttpStatusCode.Unauthorized
                    or HttpStatusCode.Forbidden
                    or HttpStatusCode.NotFound
            )
            {
                return null;
            }

            answer.EnsureSuccessStatusCode();
            var json = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return json.Length == 0 ? default(JsonElement) : JsonDocument.Parse(json).RootElement;
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new SourceFailedException($"{sent.RequestUri!.Host} does not answer as it should", e);
        }
    }
}
