using System.Text.Json;

namespace Advocacy.Local.Simulation;

/// <summary>Writes events of the contract, one a line, and none from an instant on: the future is not known.</summary>
internal sealed class EventWriter(Stream stream, DateTimeOffset end) : IDisposable
{
    private const string Source = "/simulated-company";
    private readonly Utf8JsonWriter _json = new(stream);
    private long _number;

    /// <summary>Events written.</summary>
    public long Count => _number;

    public void Write(string type, DateTimeOffset at, Action<Utf8JsonWriter> data)
    {
        if (at >= end)
        {
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("specversion", "1.0");
        _json.WriteString("id", $"e{_number++}");
        _json.WriteString("source", Source);
        _json.WriteString("type", type);
        _json.WriteString("time", at);
        _json.WriteStartObject("data");
        data(_json);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();
}
