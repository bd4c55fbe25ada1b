using CsCheck;

namespace Advocacy.Tests.Pipeline.Sources;

public sealed class SourcePartTests
{
    [Fact]
    public void Holds_AnyPerson_IsInOnePartAndStaysInWhatItIsCutInto() =>
        Gen.Select(Gen.String, Gen.Int[0, 10], Gen.Int[0, 10])
            .Sample(
                (id, fewer, more) =>
                {
                    var person = new PersonId(id);
                    var (before, after) = (1 << Math.Min(fewer, more), 1 << Math.Max(fewer, more));
                    var part = Assert.Single(SourcePart.All(after), part => part.Holds(person));
                    Assert.Equal(Assert.Single(SourcePart.All(before), part => part.Holds(person)), part.Within(before));
                }
            );

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2000, 1)]
    [InlineData(2001, 2)]
    [InlineData(100_000, 64)]
    [InlineData(100_000_000, 1024)]
    public void CountFor_People_IsAPowerOfTwo(int people, int parts) => Assert.Equal(parts, SourcePart.CountFor(people, 2000));
}
