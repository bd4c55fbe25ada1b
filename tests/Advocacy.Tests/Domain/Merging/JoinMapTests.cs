using CsCheck;

namespace Advocacy.Tests.Domain.Merging;

public sealed class JoinMapTests
{
    private static readonly Gen<KeyValuePair<string, Largest>[]> Pairs = Gen.Select(
            Gen.OneOf("a", "b", "\uFFFDc", "\U0001F600d"),
            Gen.Long[0, 5]
        )
        .Select(pair => KeyValuePair.Create(pair.Item1, new Largest(pair.Item2)))
        .Array[0, 8];

    private static readonly Gen<JoinMap<string, Largest>> Maps = Pairs.Select(JoinMap<string, Largest>.From);

    [Fact]
    public void Join_AnyMaps_IsCommutativeAssociativeAndIdempotent() =>
        Gen.Select(Maps, Maps, Maps)
            .Sample(
                (a, b, c) =>
                {
                    Assert.Equal(a.Join(b), b.Join(a));
                    Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
                    Assert.Equal(a, a.Join(a));
                    Assert.Equal(a, a.Join(JoinMap<string, Largest>.Empty));
                }
            );

    [Fact]
    public void From_PairsInAnyOrder_EqualsTheirJoinOneByOne() =>
        Pairs.Sample(pairs =>
            Assert.Equal(
                pairs.Aggregate(JoinMap<string, Largest>.Empty, (map, pair) => map.Join(JoinMap<string, Largest>.Of(pair.Key, pair.Value))),
                JoinMap<string, Largest>.From(pairs)
            )
        );

    [Fact]
    public void TryGet_EveryKey_FindsTheLargestOfIt() =>
        Pairs.Sample(pairs =>
        {
            var map = JoinMap<string, Largest>.From(pairs);
            foreach (var key in pairs.Select(pair => pair.Key).Append("missing"))
            {
                var values = pairs.Where(pair => pair.Key == key).Select(pair => pair.Value.Value).ToList();
                Assert.Equal(values.Count > 0, map.TryGet(key, out var found));
                Assert.Equal(values.Count > 0 ? values.Max() : 0, found.Value);
            }
        });

    [Fact]
    public void GetHashCode_EqualMaps_IsEqual() =>
        Gen.Select(Maps, Maps).Sample((a, b) => a.Join(b).GetHashCode() == b.Join(a).GetHashCode());
}
