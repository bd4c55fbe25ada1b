namespace Advocacy.Tests.Domain.Merging;

public sealed class FingerprintTests
{
    [Fact]
    public void Hex_KnownBytes_IsSha256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Fingerprint.Hex("abc"u8));

    [Fact]
    public void Of_PartsCutDifferently_Differ()
    {
        Assert.NotEqual(Fingerprint.Of("ab", "c"), Fingerprint.Of("a", "bc"));
        Assert.NotEqual(Fingerprint.Of("a", null), Fingerprint.Of("a", ""));
        Assert.NotEqual(Fingerprint.Of("a", "b"), Fingerprint.Of("b", "a"));
    }

    [Fact]
    public void Of_StoredValue_NeverChanges() => Assert.Equal(-9028026971609030283L, Fingerprint.Of("sales", null));
}
