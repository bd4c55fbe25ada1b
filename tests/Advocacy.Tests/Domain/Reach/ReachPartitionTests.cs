using CsCheck;

namespace Advocacy.Tests.Domain.Reach;

public sealed class ReachPartitionTests
{
    private static readonly DateOnly Day = new(2025, 1, 6);

    private static readonly Gen<List<ReachRow>> Rows = Gen.Select(
            Gen.Int[0, 40],
            Gen.OneOf("c1", "c2", null),
            Gen.Int[1, 12],
            Gen.Long[0, 9]
        )
        .Array[0, 120]
        .Select(rows =>
            rows.Select(row => new ReachRow(
                    Day.AddDays(row.Item1),
                    "x",
                    row.Item2,
                    new($"p{row.Item3}"),
                    ReachBasis.Impressions,
                    1,
                    new(row.Item4, null, null, null, null),
                    null,
                    row.Item4,
                    0
                ))
                .OrderBy(row => row.Day)
                .ThenBy(row => row.ContentId, StringComparer.Ordinal)
                .ThenBy(row => row.PersonId)
                .ToList()
        );

    [Fact]
    public void Close_AnyRows_EverySpanIsTheSumOfTheRowsWithinIt() =>
        Rows.Sample(rows =>
        {
            var (published, spans) = PartedReach.Of(rows);
            Assert.All(published, row => Assert.Single(spans, span => span.Day <= row.Day && row.Through <= span.Through));
            Assert.All(
                spans,
                span =>
                {
                    var within = published.Where(row => span.Day <= row.Day && row.Through <= span.Through).ToList();
                    Assert.Equal(within.Sum(row => row.Totals.Shares), span.Totals.Shares);
                    Assert.Equal(within.SelectMany(row => row.Totals.PeopleIds).Distinct().Order(), span.Totals.PeopleIds.Order());
                }
            );
        });

    [Fact]
    public void Close_AnyRows_SpansFollowEachOtherAndNeverOverlap() =>
        Rows.Sample(rows =>
        {
            var spans = PartedReach.Of(rows).Spans;
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.Through < pair.Second.Day));
            Assert.All(spans, span => Assert.True(span.Totals.People >= SmallGroups.MinPeople));
        });

    [Fact]
    public void Settled_AnyRows_NothingLaterBeginsBefore() =>
        Rows.Sample(rows =>
        {
            var settled = DateOnly.MinValue;
            ReachPartition? partition = null;
            void Check(PublishedReach told) => Assert.True(told.Day >= settled);
            partition = new(["x"], Check, Check);
            foreach (var row in rows)
            {
                partition.Add(row);
                settled = settled > partition.Settled ? settled : partition.Settled;
            }

            partition.Close();
        });
}
