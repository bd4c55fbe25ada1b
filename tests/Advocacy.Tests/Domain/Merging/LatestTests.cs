using CsCheck;

namespace Advocacy.Tests.Domain.Merging;

public sealed class LatestTests
{
    private static readonly Gen<Latest<string>> Values = Gen.Select(Gen.Int[0, 3], Gen.OneOf("a", "b", "c"))
        .Select(value => new Latest<string>(new(DateTimeOffset.UnixEpoch.AddHours(value.Item1), Fingerprint.Of(value.Item2)), value.Item2));

    [Fact]
    public void Join_AnyValues_IsCommutativeAssociativeAndIdempotent() =>
        Gen.Select(Values, Values, Values)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(a.Join(b), b.Join(a));
                    Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
                    Assert.Equal(a, a.Join(a));
                }
            );

    [Fact]
    public void Join_LaterRecord_Wins()
    {
        var early = new Latest<string>(new(DateTimeOffset.UnixEpoch, long.MaxValue), "early");
        var late = new Latest<string>(new(DateTimeOffset.UnixEpoch.AddTicks(1), long.MinValue), "late");
        Assert.Equal("late", early.Join(late).Value);
    }
}
