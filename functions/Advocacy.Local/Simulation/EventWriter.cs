using System.Globalization;
using System.Text.Json;
using Advocacy.Pipeline.Events;

namespace Advocacy.Local.Simulation;

/// <summary>Writes events of the contract, one a line, and none from an instant on: the future is not known.</summary>
internal sealed class EventWriter(Stream stream, DateTimeOffset end) : IDisposable
{
    public const string Source = "/simulated-company";
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

        EventEnvelope.Write(_json, string.Create(CultureInfo.InvariantCulture, $"e{_number++}"), Source, type, at, data);
        _json.Flush();
        _json.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();
}
