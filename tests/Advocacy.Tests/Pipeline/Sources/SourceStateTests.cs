using CsCheck;

namespace Advocacy.Tests.Pipeline.Sources;

public sealed class SourceStateTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);

    /// <summary>Whoever asks, whenever they make what was granted and give back the rest: the network counts no more than it grants,
    /// wherever its window begins.</summary>
    [Fact]
    public void Grant_AnyTimes_KeepsToTheDayAndToEveryWindow() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 2000], Gen.Select(Gen.Double[0, 90], Gen.Double[0, 1], Gen.Double[0, 1]).Array[1, 120])
            .Sample(
                (aWindow, aDay, asked) =>
                {
                    var (state, made) = (new SourceState("x"), new List<DateTimeOffset>());
                    var now = Start;
                    foreach (var (seconds, share, late) in asked)
                    {
                        now += TimeSpan.FromSeconds(seconds);
                        (state, var calls, var until) = state.Grant(new(aDay, aWindow), now);
                        if (calls == 0)
                        {
                            Assert.True(until > now);
                            continue;
                        }

                        var used = (int)(calls * share);
                        var at = now + ((until - now - TimeSpan.FromTicks(1)) * late);
                        made.AddRange(Enumerable.Repeat(at, used));
                        state = state.TakeBack(calls - used, until);
                    }

                    Assert.InRange(MostInAWindow(made), 0, aWindow);
                    Assert.All(made.GroupBy(at => at.UtcDateTime.Date), day => Assert.InRange(day.Count(), 1, aDay));
                },
                iter: 300
            );

    [Fact]
    public void Grant_EverybodyAsksAtOnce_GivesAllThatThereIsAndSaysWhenThereIsMore()
    {
        var (state, granted) = (new SourceState("x"), 0);
        DateTimeOffset until;
        while (true)
        {
            (state, var calls, until) = state.Grant(new(10_000, 300), Start);
            if (calls == 0)
            {
                break;
            }

            granted += calls;
        }

        Assert.Equal((300, Start.AddMinutes(6)), (granted, until));
        Assert.Equal(5, state.Grant(new(10_000, 300), until).Calls);
    }

    [Fact]
    public void Grant_SomebodySlowerAsksForYesterday_DoesNotBeginTheDayAnew()
    {
        var (state, _, _) = new SourceState("x").Grant(new(70, null), Start.AddHours(1));
        (state, _, _) = state.Grant(new(70, null), Start);
        Assert.Equal((70, 0), (state.Calls, state.Grant(new(70, null), Start.AddHours(1)).Calls));
    }

    [Fact]
    public void Grant_DayIsSpent_SaysTomorrow()
    {
        var (state, _, _) = new SourceState("x").Grant(new(20, null), Start);
        Assert.Equal(
            (0, new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero)),
            (state.Grant(new(20, null), Start).Calls, state.Grant(new(20, null), Start).Until)
        );
        Assert.Equal(20, state.Grant(new(20, null), Start.AddHours(1)).Calls);
    }

    private static int MostInAWindow(List<DateTimeOffset> made)
    {
        var (most, first) = (0, 0);
        made.Sort();
        for (var last = 0; last < made.Count; last++)
        {
            while (made[first] <= made[last] - Window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
