using System.Globalization;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Events;

public sealed class Rfc3339Tests
{
    private static readonly Gen<(string Day, string Time, string Fraction, string Offset)> Almost = Gen.Select(
        Gen.Select(Gen.OneOf("2026", "0000", "0001", "9999", "2024"), Gen.Int[0, 13], Gen.Int[0, 32]),
        Gen.Select(Gen.OneOf("T", "t", " "), Gen.Int[0, 24], Gen.Int[0, 60], Gen.Int[0, 61]),
        Gen.OneOf("", ".1", ".123", ".123456", ".1234567", ".12345678", ".", ".12x"),
        Gen.OneOf("Z", "z", "+00:00", "-00:00", "+02:00", "", "+00:0"),
        (day, time, fraction, offset) =>
            ($"{day.Item1}-{day.Item2:00}-{day.Item3:00}", $"{time.Item1}{time.Item2:00}:{time.Item3:00}:{time.Item4:00}", fraction, offset)
    );

    [Fact]
    public void Instant_AnythingLikeAnInstant_IsReadWhereItsShapeIsThatOfTheStandard() =>
        Almost.Sample(
            text =>
            {
                var isShaped = text.Time[0] is not ' ' && text.Fraction is not ("." or ".12x") && text.Offset is not ("" or "+00:0");
                var isDay = DateOnly.TryParseExact(text.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
                var isTime = TimeOnly.TryParseExact(text.Time[1..], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                var at = Rfc3339.Instant(text.Day + text.Time + text.Fraction + text.Offset);
                // The first hours of the first day in an eastern zone lie before all days.
                var isBeforeAll = isDay && day == DateOnly.MinValue && text.Offset == "+02:00";
                Assert.True(isBeforeAll || (isShaped && isDay && isTime) == at is not null);
            },
            iter: 20_000
        );

    [Fact]
    public void PlainInstant_AnythingLikeAnInstant_IsNoneOrWhatTheFormatsSay() =>
        Gen.Select(Almost, Gen.OneOf("+14:00", "-14:00", "+14:01", "-13:59", "+99:00", "+02:60", "-02:00"), Gen.Bool)
            .Sample(
                (almost, offset, isOther) =>
                {
                    var text = almost.Day + almost.Time + almost.Fraction + (isOther ? offset : almost.Offset);
                    Assert.True(PlainInstant.Read(text) is not { } at || at == Rfc3339.Formatted(text), text);
                },
                iter: 50_000
            );

    [Theory]
    [InlineData("2025-01-06T15:59:18Z")]
    [InlineData("2024-02-29T01:00:00.1+02:00")]
    [InlineData("2026-12-31T23:59:59.8512743-13:59")]
    public void PlainInstant_WhatNearlyAllWrite_IsRead(string text) => Assert.Equal(Rfc3339.Formatted(text), PlainInstant.Read(text));

    [Theory]
    [InlineData("2025-01-06T15:59:18Z", "2025-01-06T15:59:18.0000000+00:00")]
    [InlineData("2025-01-06T15:59:18.8512743+00:00", "2025-01-06T15:59:18.8512740+00:00")]
    [InlineData("2024-02-29t01:00:00.123456789+02:00", "2024-02-28T23:00:00.1234560+00:00")]
    public void Instant_AnySpelling_IsTheInstantToTheMicrosecond(string text, string expected) =>
        Assert.Equal(expected, Rfc3339.Instant(text)?.ToString("O"));
}
