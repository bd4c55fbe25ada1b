using System.Globalization;
using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Webhooks;

/// <summary>Posts the digest to an incoming webhook of Teams or Slack, once. Its address is a secret and stands in no message.</summary>
internal sealed class DigestWebhook(IHttpClientFactory clients) : IDigestChannel
{
    /// <summary>The client's name.</summary>
    public const string Client = "digest";

    /// <inheritdoc/>
    public async Task SendAsync(Uri webhook, byte[] message, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var content = new ByteArrayContent(message) { Headers = { ContentType = new("application/json") } };
            using var answer = await http.PostAsync(webhook, content, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new SourceFailedException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{webhook.Host} does not take the digest: it answers {(int)answer.StatusCode}"
                    ),
                    status: (int)answer.StatusCode
                );
            }
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SourceFailedException($"{webhook.Host} does not answer", e);
        }
    }
}
