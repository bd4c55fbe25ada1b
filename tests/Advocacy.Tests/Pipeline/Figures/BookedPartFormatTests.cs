using CsCheck;

namespace Advocacy.Tests.Pipeline.Figures;

public sealed class BookedPartFormatTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly Gen<(PersonId Person, Gain Gain)> Gains = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 3],
        Gen.Int[0, 1].Select(i => i == 0 ? "linkedin" : "x"),
        Gen.Int[0, 2].Select(i => new[] { null, "c1", "an \"odd\" one" }[i]),
        Gen.Enum<ReachBasis>(),
        Gen.Int[0, Amounts.Count - 1],
        Gen.Long[1, 1_000_000],
        (person, day, network, content, basis, figure, amount) =>
            (new PersonId($"p{person}"), new Gain(Day.AddDays(day), network, content, basis, new Amounts { [figure] = amount }))
    );

    [Fact]
    public void Read_AnyCellsWritten_JoinsToTheSameRowsAsTheCellsThemselves() =>
        Gains
            .Array[0, 60]
            .Sample(gains =>
            {
                var (straight, written) = (PartOf(gains), BookedPartFormat.Read(BookedPartFormat.Write(PartOf(gains))));
                Assert.Equal(RowsOf(straight), RowsOf(written));
                Assert.Equal(UntoldOf(straight), UntoldOf(written));
                Assert.Equal(BookedPartFormat.Write(straight), BookedPartFormat.Write(written));
            });

    private static BookedPart PartOf((PersonId Person, Gain Gain)[] gains)
    {
        var cells = new DayCells();
        foreach (var person in gains.GroupBy(gain => gain.Person, gain => gain.Gain))
        {
            cells.Add(person.Key, [.. person]);
        }

        return new(
            cells,
            gains.Length,
            new Dictionary<string, int> { ["x"] = 7 },
            new(5, 4, 3, 2, 1),
            new(
                AnyFact.Start,
                [new(Day, 12, null)],
                [new(new("fr", null, "a/b"), Day, [1, 2], [0, 1])],
                [new(Day, null, 5), new(Day, Profile.Hesitant, 6)]
            ),
            [new("slice", "00", "1a")]
        );
    }

    private static IReadOnlyList<LedgerRow> RowsOf(BookedPart part) => Fold(part).Rows;

    private static IReadOnlyList<UntoldGain> UntoldOf(BookedPart part) => Fold(part).Untold;

    private static LedgerFold Fold(BookedPart part)
    {
        var options = new ReachOptions();
        var fold = new LedgerFold(options.RatesOf, options.Together, new HashSet<string> { "linkedin" });
        fold.Add(part.Cells);
        return fold;
    }
}
