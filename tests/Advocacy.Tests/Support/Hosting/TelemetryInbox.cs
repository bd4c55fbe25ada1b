using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Tests.Support.Hosting;

/// <summary>Application Insights' endpoint on loopback: it keeps what is sent.</summary>
internal sealed class TelemetryInbox : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonNode> _sent = new();
    private WebApplication _app = null!;

    private TelemetryInbox() { }

    /// <summary>What an app is given to send to it.</summary>
    public string ConnectionString => $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={_app.Urls.Single()}/";

    /// <summary>The envelopes that were sent.</summary>
    public IReadOnlyList<JsonNode> Sent => [.. _sent];

    public static async Task<TelemetryInbox> StartAsync()
    {
        var inbox = new TelemetryInbox();
        inbox._app = await Loopback.StartAsync(inbox.TakeAsync);
        return inbox;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await using var body =
            context.Request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                : context.Request.Body;
        using var reader = new StreamReader(body);
        var count = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            _sent.Enqueue(JsonNode.Parse(line)!);
            count++;
        }

        await context.Response.WriteAsync($$"""{"itemsReceived":{{count}},"itemsAccepted":{{count}},"errors":[]}""");
    }
}
