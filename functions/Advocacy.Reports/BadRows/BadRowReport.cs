using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Reports;

namespace Advocacy.Reports.BadRows;

/// <summary>The copy of the bad rows for engineers: bad-rows.jsonl.</summary>
internal sealed class BadRowReport(IOutputs outputs) : IBadRowReport
{
    /// <inheritdoc/>
    public Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken) =>
        outputs.WriteAsync(
            Audience.Engineers,
            "bad-rows.jsonl",
            stream => BadRowsJsonl.WriteAsync(stream, rows, cancellationToken),
            cancellationToken
        );
}

/// <summary>Bad rows, one JSON object a line. A payload that is no UTF-8 stands as base64.</summary>
internal static class BadRowsJsonl
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await using (var json = new Utf8JsonWriter(stream, Options))
            {
                Write(json, row);
            }

            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, BadRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("reason", row.Problem.Reason.ToString());
        json.WriteString("path", row.Problem.Path);
        json.WriteString("stage", row.Stage);
        json.WriteString("origin", row.Origin);
        json.WriteString("receivedAt", row.ReceivedAt);
        json.WriteNumber("length", row.Length);
        json.WriteString("sha256", row.ContentHash);
        json.WriteBoolean("whole", row.IsWhole);
        if (Utf8.IsValid(row.Payload.Span))
        {
            json.WriteString("payload", row.Payload.Span);
        }
        else
        {
            json.WriteBase64String("payloadBase64", row.Payload.Span);
        }

        json.WriteEndObject();
    }
}
