using CsCheck;

namespace Advocacy.Tests.Domain.Merging;

public sealed class JoinSetTests
{
    private static readonly Gen<JoinSet<int>> Sets = Gen.Int[0, 9].Array[0, 6].Select(JoinSet<int>.From);

    [Fact]
    public void Join_AnySets_IsCommutativeAssociativeAndIdempotent() =>
        Gen.Select(Sets, Sets, Sets)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(a.Join(b), b.Join(a));
                    Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
                    Assert.Equal(a, a.Join(a));
                }
            );

    [Fact]
    public void Contains_AnySets_IsTheUnion() =>
        Gen.Select(Sets, Sets, Gen.Int[0, 9])
            .Sample(
                (a, b, item) => a.Join(b).Contains(item) == (a.AsEnumerable().Any(x => x == item) || b.AsEnumerable().Any(x => x == item))
            );
}
