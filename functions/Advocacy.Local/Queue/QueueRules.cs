using System.Globalization;
using System.Text.Json;

namespace Advocacy.Local.Queue;

/// <summary>The rules of queues, read from host.json as the Functions host reads them.</summary>
/// <param name="BatchSize">Messages taken at a time, 1 to 32.</param>
/// <param name="MaxDequeueCount">Deliveries after which a message that fails is poison, at least 1.</param>
/// <param name="VisibilityTimeout">How long a message that failed stays hidden.</param>
internal sealed record QueueRules(int BatchSize, int MaxDequeueCount, TimeSpan VisibilityTimeout)
{
    /// <summary>Whether bodies are base64.</summary>
    public bool IsBase64 { get; init; } = true;

    /// <summary>How long a delivered message is hidden from others. A message delivered twice does no harm.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Reads host.json; what it does not say has the host's default.</summary>
    public static QueueRules Read(string hostJson)
    {
        using var json = JsonDocument.Parse(hostJson);
        var queues =
            json.RootElement.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("queues", out var found)
                ? found
                : default;
        return new(
            Member(queues, "batchSize") is { } batch ? batch.GetInt32() : 16,
            Member(queues, "maxDequeueCount") is { } dequeues ? dequeues.GetInt32() : 5,
            Member(queues, "visibilityTimeout") is { } hidden
                ? TimeSpan.Parse(hidden.GetString()!, CultureInfo.InvariantCulture)
                : TimeSpan.Zero
        )
        {
            IsBase64 = Member(queues, "messageEncoding")?.GetString() != "none",
        };
    }

    private static JsonElement? Member(JsonElement queues, string name) =>
        queues.ValueKind == JsonValueKind.Object && queues.TryGetProperty(name, out var value) ? value : null;
}
