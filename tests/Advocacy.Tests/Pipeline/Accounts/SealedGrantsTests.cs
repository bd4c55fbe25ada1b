using System.Buffers.Text;
using CsCheck;

namespace Advocacy.Tests.Pipeline.Accounts;

public sealed class SealedGrantsTests : IDisposable
{
    private static readonly PersonId Ann = new("ann");
    private readonly EmbeddedPipeline _pipeline = new();

    private SealedGrants Grants => _pipeline.Get<SealedGrants>();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public Task OpenAsync_AnyText_IsWhatWasSealed() =>
        Gen.String.SampleAsync(
            async text =>
            {
                var once = await Grants.SealAsync(Ann, text, Cancellation);
                // What cannot be written in UTF-8 comes back as its replacement.
                var written = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
                Assert.Equal(written, await Grants.OpenAsync(Ann, once, Cancellation));
                Assert.NotEqual(once, await Grants.SealAsync(Ann, text, Cancellation));
            },
            iter: 50
        );

    [Fact]
    public async Task OpenAsync_SomebodyElsesOrChanged_IsNothing()
    {
        var kept = await Grants.SealAsync(Ann, "a token", Cancellation);
        Assert.Null(await Grants.OpenAsync(new("bob"), kept, Cancellation));
        var bytes = Base64Url.DecodeFromChars(kept);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Null(await Grants.OpenAsync(Ann, Base64Url.EncodeToString(changed), Cancellation));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("no base64 !")]
    public async Task OpenAsync_NothingThatWasSealed_IsNothing(string text) => Assert.Null(await Grants.OpenAsync(Ann, text, Cancellation));

    [Fact]
    public async Task OpenAsync_AnotherKey_IsNothing()
    {
        using var other = new EmbeddedPipeline(("Advocacy:Privacy:PseudonymKey", Convert.ToBase64String(new byte[32])));
        var kept = await other.Get<SealedGrants>().SealAsync(Ann, "a token", Cancellation);
        Assert.Null(await Grants.OpenAsync(Ann, kept, Cancellation));
    }
}
