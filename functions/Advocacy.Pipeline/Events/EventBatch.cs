using Advocacy.Domain.Facts;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Events;

/// <summary>What was read of one message: of each event what it says, or what is wrong with it. It
/// holds until the reader reads the next one.</summary>
public sealed class EventBatch
{
    /// <summary>What its events say, about pseudonyms.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Who asked to be forgotten, by the company's id: other places name people by it.</summary>
    public List<ErasureDemand> Erasures { get; } = [];

    /// <summary>What is wrong, and with which bytes.</summary>
    public List<(Problem Problem, ReadOnlyMemory<byte> Bytes)> Problems { get; } = [];

    internal void Clear()
    {
        Facts.Clear();
        Erasures.Clear();
        Problems.Clear();
    }
}

/// <summary>A person's demand to be forgotten, as it came.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RequestedAt">When it was asked.</param>
public readonly record struct ErasureDemand(EmployeeId EmployeeId, DateTimeOffset RequestedAt);
