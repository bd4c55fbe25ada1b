using CsCheck;

namespace Advocacy.Tests.Stores.Sqlite;

public sealed class EngagementDaysTests
{
    private static readonly Gen<long?> Count = Gen.OneOf(
        Gen.Const((long?)null),
        Gen.Long[0, 200].Select(count => (long?)count),
        Gen.OneOf((long[])[long.MaxValue, 127, 128, 0]).Select(count => (long?)count)
    );

    private static readonly Gen<KeyValuePair<DateOnly, Counters>> Day = Gen.Select(
        Gen.OneOf(Gen.Int[730_000, 730_020], Gen.OneOf((int[])[0, DateOnly.MaxValue.DayNumber])),
        Count.Array[Counter.All.Count],
        (day, counts) => KeyValuePair.Create(DateOnly.FromDayNumber(day), Counters.From(counts))
    );

    private static readonly Gen<KeyValuePair<DateOnly, Counters>[]> Days = Day.Array[0, 12];

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Days.Sample(days =>
        {
            var sorted = EngagementDays.Sorted(days);
            Assert.Equal(sorted, EngagementDays.Read(EngagementDays.Write(sorted)));
            Assert.Equal(
                (sorted.Count, sorted.Count == 0 ? 0 : sorted[^1].Key.DayNumber),
                EngagementDays.Extent(EngagementDays.Write(sorted))
            );
        });

    [Fact]
    public void Join_InAnyOrder_IsTheDaysOfBoth() =>
        Gen.Select(Days, Days)
            .Sample(
                (left, right) =>
                {
                    var all = EngagementDays.Write(EngagementDays.Sorted([.. left, .. right]));
                    var (a, b) = (EngagementDays.Write(EngagementDays.Sorted(left)), EngagementDays.Write(EngagementDays.Sorted(right)));
                    Assert.Equal(all, EngagementDays.Join(a, b));
                    Assert.Equal(all, EngagementDays.Join(b, a));
                    Assert.Equal(all, EngagementDays.Join(all, a));
                }
            );

    [Fact]
    public void From_ADay_LeavesThoseFromItOn() =>
        Gen.Select(Days, Gen.Int[730_000, 730_020])
            .Sample(
                (days, first) =>
                    Assert.Equal(
                        EngagementDays.Sorted(days.Where(day => day.Key.DayNumber >= first)),
                        EngagementDays.From(EngagementDays.Write(EngagementDays.Sorted(days)), first) is { } left
                            ? EngagementDays.Read(left)
                            : []
                    )
            );

    [Fact]
    public void Read_CutOff_Fails()
    {
        var bytes = EngagementDays.Write([new(new(2026, 3, 1), new(300, 1, null, null, null))]);
        Assert.All(
            Enumerable.Range(1, bytes.Length - 1),
            length => Assert.Throws<InvalidDataException>(() => EngagementDays.Read(bytes.AsSpan(0, length)))
        );
    }
}
