using System.Globalization;
using System.Numerics;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Sources;

/// <summary>A part of the people that a source asks about. Parts of one count hold each person once; where there are twice as many, each
/// is cut in two, so that nobody moves to a part of others.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Of">Of how many, a power of two.</param>
public readonly record struct SourcePart(int Index, int Of)
{
    private const int Most = 1024;

    /// <summary>Whether there is such a part.</summary>
    public bool IsOne => IsCount(Of) && Index >= 0 && Index < Of;

    /// <summary>Everybody.</summary>
    public static SourcePart Whole { get; } = new(0, 1);

    /// <summary>What it is called: index and count.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Index}-of-{Of}");

    /// <summary>The lease of whoever asks it of a source.</summary>
    public string LeaseOf(string source) => $"collect-{source}-{Name}";

    /// <summary>All parts of a count.</summary>
    public static IReadOnlyList<SourcePart> All(int count) => [.. Enumerable.Range(0, count).Select(index => new SourcePart(index, count))];

    /// <summary>Whether people can be cut into so many parts.</summary>
    public static bool IsCount(int count) => count is >= 1 and <= Most && BitOperations.IsPow2(count);

    /// <summary>How many parts people are cut into, 1 to 1,024.</summary>
    /// <param name="people">How many there are.</param>
    /// <param name="each">How many a part is to have at most.</param>
    public static int CountFor(int people, int each) =>
        Math.Min(Most, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (people + each - 1) / each)));

    /// <summary>Which part a person is in.</summary>
    /// <param name="person">The person.</param>
    /// <param name="count">How many parts there are, a power of two.</param>
    public static int IndexOf(PersonId person, int count) => (int)(Fingerprint.Of(person.Value) & (count - 1));

    /// <summary>Whether a person is in it.</summary>
    public bool Holds(PersonId person) => IndexOf(person, Of) == Index;

    /// <summary>The part of a smaller count, a power of two, that it was cut from.</summary>
    public SourcePart Within(int count) => new(Index & (count - 1), count);
}
