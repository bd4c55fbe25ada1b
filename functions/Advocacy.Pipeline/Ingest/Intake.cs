using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;
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
internal sealed class Intake(Func<EmployeeId, PersonId> pseudonymOf, string? onlySource, TimeProvider clock)
{
    private readonly EventReader _reader = new(pseudonymOf) { OnlySource = onlySource };

    public List<Fact> Facts { get; } = [];

    public List<ErasureDemand> Erasures { get; } = [];

    public List<BadRow> Bad { get; } = [];

    /// <summary>Adds a message of the queue: one event or an array of them, UTF-8 JSON.</summary>
    public void Add(ReadOnlyMemory<byte> message) => Read(message, QueueNames.Events);

    /// <summary>Adds a line of a source, of which nothing is held.</summary>
    public void Add(SourceLine line)
    {
        if (line.Problem is { } wrong)
        {
            Bad.Add(line.ToBadRow(wrong, IngestEvents.Name, clock.GetUtcNow()));
            return;
        }

        Read(line.Bytes, line.Origin);
    }

    private void Read(ReadOnlyMemory<byte> message, string origin)
    {
        var batch = _reader.Read(message);
        Facts.AddRange(batch.Facts);
        Erasures.AddRange(batch.Erasures);
        Bad.AddRange(
            batch.Problems.Select(wrong => BadRow.Of(wrong.Bytes.Span, wrong.Problem, IngestEvents.Name, origin, clock.GetUtcNow()))
        );
    }
}

/// <summary>Begins intakes: under which key, from which source, at what time.</summary>
public sealed class Intakes(
    Pseudonyms pseudonyms,
    IEnumerable<IWithdrawable> measured,
    IOptions<PrivacyOptions> options,
    TimeProvider clock
)
{
    /// <summary>An empty intake.</summary>
    /// <exception cref="KeyMismatchException">The store was filled under another key.</exception>
    internal async Task<Intake> BeginAsync(CancellationToken cancellationToken) =>
        new(await pseudonyms.LoadAsync(cancellationToken), options.Value.OnlySource, clock);

    /// <summary>Lets go of what is held outside the store for measuring alone.</summary>
    internal async Task WithdrawAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken)
    {
        foreach (var place in measured)
        {
            await place.WithdrawAsync(people, cancellationToken);
        }
    }

    /// <summary>The bad row of a message whose claim nobody keeps any more.</summary>
    internal BadRow Lost(ReadOnlySpan<byte> message) =>
        BadRow.Of(message, new(BadRowReason.LostPayload, "$"), IngestEvents.Name, QueueNames.Events, clock.GetUtcNow());

    /// <summary>Seconds since the newest counters of an intake were seen; null where it has none.</summary>
    internal double? LagOf(Intake intake) =>
        intake.Facts.OfType<EngagementObserved>().Select(seen => (DateTimeOffset?)seen.ObservedAt).Max() is { } newest
            ? Math.Max(0, (clock.GetUtcNow() - newest).TotalSeconds)
            : null;
}
