using CsCheck;

namespace Advocacy.Tests.Ml.Uplift;

public sealed class QiniTests
{
    private static readonly Gen<(double Score, bool Treated, bool Converts)[]> Rows = Gen.Select(
            Gen.Int[0, 3].Select(score => (double)score),
            Gen.Bool,
            Gen.Bool
        )
        .Array[4, 40]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    /// <summary>Worked by hand: after the first two rows (tied) one treated of one converts and no held out of one; after four, of two
    /// treated both, of two held out one.</summary>
    [Fact]
    public void Curve_FourRowsWithATie_IsWorkedByHand()
    {
        var curve = Qini.Curve([0.9, 0.9, 0.4, 0.1], [true, false, true, false], [true, false, true, true]);
        Assert.Equal([(0, 0), (2, 1), (3, 2), (4, 1)], curve);
    }

    /// <summary>The same rows: area .5·2·1 + 1.5 + 1.5 = 4, random .5·4·1 = 2. Perfect: treated who convert first (two rows, 2), then the
    /// held out who does not (3 rows, 2), then the one who does (4 rows, 1): area 2 + 2 + 1.5 = 5.5. (4 − 2) / (5.5 − 2).</summary>
    [Fact]
    public void Coefficient_FourRowsWithATie_IsWorkedByHand() =>
        Assert.Equal(2 / 3.5, Qini.Coefficient([0.9, 0.9, 0.4, 0.1], [true, false, true, false], [true, false, true, true]), 12);

    /// <summary>A binary score, as a column of an experiment's data is: two groups, of which one is changed by the treatment and the other
    /// is not. 4 treated and 4 held out each; with score 1 three of the treated and one of the held out convert, with score 0 one and one.
    /// Curve (8, 3 − 1), (16, 4 − 2); random 16·2/2 = 16; area 8 + 16 = 24. Perfect: 4 treated who convert (4, 4), 10 who do not convert, 4
    /// of them treated and 6 held out (14, 4), two held out who do (16, 2): 8 + 40 + 6 = 54. (24 − 16) / (54 − 16).</summary>
    [Fact]
    public void Coefficient_BinaryScore_IsWorkedByHand()
    {
        (int Score, bool Treated, int Rows, int Converts)[] table = [(1, true, 4, 3), (1, false, 4, 1), (0, true, 4, 1), (0, false, 4, 1)];
        var rows = table
            .SelectMany(cell =>
                Enumerable.Range(0, cell.Rows).Select(i => (Score: (double)cell.Score, cell.Treated, Converts: i < cell.Converts))
            )
            .ToList();
        Assert.Equal(8.0 / 38, Coefficient(rows), 12);
    }

    [Fact]
    public void Coefficient_PerfectOrder_IsOneAndItsReverseIsNotPositive()
    {
        (double, bool, bool)[] rows =
        [
            (2, true, true),
            (2, true, true),
            (1, true, false),
            (1, false, false),
            (1, false, false),
            (0, false, true),
        ];
        Assert.Equal(1, Coefficient(rows), 12);
        Assert.True(Coefficient(rows.Select(row => (-row.Item1, row.Item2, row.Item3))) <= 0);
    }

    [Fact]
    public void Coefficient_AnyRowsInAnyOrder_IsTheSame() =>
        Rows.SelectMany(rows => Gen.Shuffle(rows.ToArray()).Select(shuffled => (rows, shuffled)))
            .Sample((rows, shuffled) => Assert.Equal(Coefficient(rows), Coefficient(shuffled), 1e-9));

    [Fact]
    public void Coefficient_AnyRowsAllTied_IsChance() =>
        Rows.Sample(rows =>
        {
            var tied = Coefficient(rows.Select(row => (0.0, row.Treated, row.Converts)));
            Assert.True(double.IsNaN(tied) || Math.Abs(tied) < 1e-9);
        });

    [Fact]
    public void Curve_AnyRowsWeighed_IsThatOfTheRowsRepeated() =>
        Rows.Sample(rows =>
        {
            double[] weights = [.. rows.Select((_, i) => (double)(i % 3))];
            var repeated = rows.SelectMany((row, i) => Enumerable.Repeat(row, i % 3)).ToList();
            Assert.Equal(
                Qini.Curve(
                    [.. repeated.Select(row => row.Score)],
                    [.. repeated.Select(row => row.Treated)],
                    [.. repeated.Select(row => row.Converts)]
                )[^1].Value,
                Curve(rows, weights)[^1].Value,
                1e-9
            );
        });

    [Fact]
    public void UpliftCurve_FourRows_IsTheDifferenceOfSharesTimesTheRows() =>
        Assert.Equal(
            [(0, 0), (1, 1), (2, 2), (3, 3), (4, 2)],
            Qini.UpliftCurve([4, 3, 2, 1], [true, false, true, false], [true, false, true, true])
        );

    private static double Coefficient(IEnumerable<(double Score, bool Treated, bool Converts)> rows)
    {
        var all = rows.ToList();
        return Qini.Coefficient(
            [.. all.Select(row => row.Score)],
            [.. all.Select(row => row.Treated)],
            [.. all.Select(row => row.Converts)]
        );
    }

    private static IReadOnlyList<(double Rows, double Value)> Curve((double Score, bool Treated, bool Converts)[] rows, double[] weights) =>
        Qini.Curve(
            [.. rows.Select(row => row.Score)],
            [.. rows.Select(row => row.Treated)],
            [.. rows.Select(row => row.Converts)],
            weights
        );
}
