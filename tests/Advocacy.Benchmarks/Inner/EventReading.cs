using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Advocacy.Benchmarks.Inner;

/// <summary>A message of events taken apart, beside the bare reading of its tokens.</summary>
[MemoryDiagnoser]
public class EventReading
{
    private readonly EventReader _reader = EventReader.ForProblems();
    private byte[] _message = [];

    [GlobalSetup]
    public void Write()
    {
        using var stream = new MemoryStream();
        SimulatedCompany.Write(stream, people: 50, months: 3, seed: 1, null, CancellationToken.None);
        _message = Encoding.UTF8.GetBytes($"[{Encoding.UTF8.GetString(stream.ToArray()).TrimEnd().ReplaceLineEndings(",")}]");
    }

    [Benchmark(Baseline = true)]
    public int BareTokens()
    {
        var reader = new Utf8JsonReader(_message);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public int Facts() => _reader.Read(_message).Facts.Count;
}
