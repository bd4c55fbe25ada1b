namespace Advocacy.Tests.Support;

/// <summary>A small simulated company: 600 people, 9 months.</summary>
internal static class SimulatedFacts
{
    public const int People = 600;
    public const int Months = 9;
    public const int Seed = 1;

    private static readonly Lazy<IReadOnlyList<Fact>> Lazily = new(() => [.. Read(Bytes(People, Months, Seed))]);

    public static IReadOnlyList<Fact> All => Lazily.Value;

    public static DateTimeOffset End { get; } = SimulatedCompany.Start.AddDays(7 * 39);

    public static IReadOnlyList<Fact> Of(int people, int months, int seed) => [.. Read(Bytes(people, months, seed))];

    /// <summary>A company whose past has lists and visits too.</summary>
    public static IReadOnlyList<Fact> WithLists(int people, int months, int seed) => [.. Read(Bytes(people, months, seed, hasLists: true))];

    public static byte[] Bytes(int people, int months, int seed, bool hasLists = false)
    {
        using var stream = new MemoryStream();
        SimulatedCompany.Write(stream, people, months, seed, progress: null, CancellationToken.None, hasLists);
        return stream.ToArray();
    }

    private static IEnumerable<Fact> Read(byte[] jsonLines)
    {
        using var reader = new StreamReader(new MemoryStream(jsonLines));
        while (reader.ReadLine() is { } line)
        {
            yield return NamedFacts.Read(line).Fact!;
        }
    }
}
