using System.Buffers;
using System.Text.Json;

namespace Advocacy.Pipeline.Events;

/// <summary>Writes events of the contract: CloudEvents 1.0 around data of one of <see cref="EventTypes"/>.</summary>
public static class EventEnvelope
{
    /// <summary>One event as JSON of its own.</summary>
    public static byte[] Of(string id, string source, string type, DateTimeOffset time, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, id, source, type, time, data);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>One event onto a writer.</summary>
    public static void Write(Utf8JsonWriter json, string id, string source, string type, DateTimeOffset time, Action<Utf8JsonWriter> data)
    {
        json.WriteStartObject();
        json.WriteString("specversion", EventReader.SpecVersion);
        json.WriteString("id", id);
        json.WriteString("source", source);
        json.WriteString("type", type);
        json.WriteString("time", time);
        json.WriteStartObject("data");
        data(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
