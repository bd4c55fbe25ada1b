using CsCheck;

namespace Advocacy.Tests.Domain.Values;

public sealed class PersonIdTests
{
    [Fact]
    public void Of_KnownKeyAndId_IsTheHmacOfRfc2104() =>
        // printf 'pseudonym\x1fp1' | openssl dgst -sha256 -hmac 'key of a company'
        Assert.Equal("ae1019ba42e79d845208", PersonId.Of("key of a company"u8, new("p1")).Value);

    [Fact]
    public void Of_AnyTwoIds_AreAlikeExactlyWhereTheIdsAre() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample((a, b) => PersonId.Of("key"u8, new(a)) == PersonId.Of("key"u8, new(b)) == (a == b || HalfPairs(a, b)));

    [Fact]
    public void Of_AnotherKey_IsAnotherPseudonym() =>
        Assert.NotEqual(PersonId.Of("one key"u8, new("p1")), PersonId.Of("another key"u8, new("p1")));

    /// <summary>UTF-8 cannot tell halves of surrogate pairs apart; no JSON text has them.</summary>
    private static bool HalfPairs(string a, string b) => (a + b).Any(char.IsSurrogate);
}
