using System.Text;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Events;

public sealed class Rfc3339Tests
{
    private static readonly Gen<string> AlmostAnInstant = Gen.Select(
            Gen.OneOf("2026", "0000", "0001", "9999", "2024"),
            Gen.Int[0, 13],
            Gen.Int[0, 32],
            Gen.Int[0, 24],
            Gen.Int[0, 60],
            Gen.Int[0, 61]
        )
        .SelectMany(at =>
            Gen.Select(
                    Gen.OneOf("", ".1", ".123", ".123456", ".1234567", ".12345678", ".", ".12x"),
                    Gen.OneOf("Z", "z", "+00:00", "-00:00", "+02:00", "", "+00:0"),
                    Gen.OneOf("T", "t", " ")
                )
                .Select(rest =>
                    $"{at.Item1}-{at.Item2:00}-{at.Item3:00}{rest.Item3}{at.Item4:00}:{at.Item5:00}:{at.Item6:00}{rest.Item1}{rest.Item2}"
                )
        );

    [Fact]
    public void Instant_AnyBytes_AreTheSameInstantAsTheTextOrLeftToIt() =>
        Gen.OneOf(AlmostAnInstant, Gen.String)
            .Sample(
                text => Assert.True(Rfc3339.Instant(Encoding.UTF8.GetBytes(text)) is not { } at || at == Rfc3339.Instant(text)),
                iter: 20_000
            );

    [Theory]
    [InlineData("2025-01-06T15:59:18Z")]
    [InlineData("2025-01-06T15:59:18.8512743+00:00")]
    [InlineData("2024-02-29T00:00:00.5Z")]
    public void Instant_AsProgramsSpellIt_IsReadFromItsBytes(string text) =>
        Assert.Equal(Rfc3339.Instant(text), Rfc3339.Instant(Encoding.UTF8.GetBytes(text)));
}
