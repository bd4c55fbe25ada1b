using Advocacy.Domain.Facts;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Queues;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Ingest;

/// <summary>What was read and is not stored yet: facts about pseudonyms, demands to be forgotten by the ids that they came with, and bad
/// rows.</summary>
/// <param name="pseudonymOf">Gives the pseudonym of a company's id.</param>
/// <param name="onlySource">The only source whose events may be taken in; null is any.</param>
/// <param name="clock">The clock.</param>
internal sealed class Intake(Func<string, string> pseudonymOf, string? onlySource, TimeProvider clock)
{
    private readonly EventReader _reader = new() { OnlySource = onlySource };
    private readonly List<Fact> _read = [];
    private readonly List<(Problem Problem, ReadOnlyMemory<byte> Bytes)> _problems = [];

    public List<Fact> Facts { get; } = [];

    public List<ErasureRequested> Erasures { get; } = [];

    public List<BadRow> Bad { get; } = [];

    /// <summary>Adds a message of the queue: one event or an array of them, UTF-8 JSON.</summary>
    public void Add(ReadOnlyMemory<byte> message)
    {
        Read(message);
        foreach (var (problem, bytes) in _problems)
        {
            Bad.Add(BadRow.Of(bytes.Span, problem, IngestEvents.Name, QueueNames.Events, clock.GetUtcNow()));
        }
    }

    /// <summary>Adds a line of a source, of which nothing is held.</summary>
    public void Add(SourceLine line)
    {
        if (line.Problem is { } wrong)
        {
            Bad.Add(line.ToBadRow(wrong, IngestEvents.Name, clock.GetUtcNow()));
            return;
        }

        Read(line.Bytes);
        foreach (var (problem, bytes) in _problems)
        {
            Bad.Add(BadRow.Of(bytes.Span, problem, IngestEvents.Name, line.Origin, clock.GetUtcNow()));
        }
    }

    private void Read(ReadOnlyMemory<byte> message)
    {
        _read.Clear();
        _problems.Clear();
        _reader.ReadMessage(message, _read, _problems);
        foreach (var fact in _read)
        {
            if (fact is ErasureRequested erasure)
            {
                Erasures.Add(erasure);
            }

            Facts.Add(fact.WithPeople(pseudonymOf));
        }
    }
}

/// <summary>Begins intakes: under which key, from which source, at what time.</summary>
public sealed class Intakes(Pseudonyms pseudonyms, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    /// <summary>An empty intake.</summary>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    internal async Task<Intake> BeginAsync(CancellationToken cancellationToken) =>
        new(await pseudonyms.LoadAsync(cancellationToken), options.Value.OnlySource, clock);

    /// <summary>The bad row of a message whose claim nobody keeps any more.</summary>
    internal BadRow Lost(ReadOnlySpan<byte> message) =>
        BadRow.Of(message, new(BadRowReason.LostPayload, "$"), IngestEvents.Name, QueueNames.Events, clock.GetUtcNow());

    /// <summary>Seconds since the newest counters of an intake were seen; null where it has none.</summary>
    internal double? LagOf(Intake intake) =>
        intake.Facts.OfType<EngagementObserved>().Select(seen => (DateTimeOffset?)seen.ObservedAt).Max() is { } newest
            ? Math.Max(0, (clock.GetUtcNow() - newest).TotalSeconds)
            : null;
}
