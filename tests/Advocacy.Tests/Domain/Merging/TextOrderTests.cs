using System.Text;
using CsCheck;

namespace Advocacy.Tests.Domain.Merging;

public sealed class TextOrderTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("", "a", "é", "\uE000", "\uFFFD", "\U0001F600", "\U00010000")
        .Array[0, 4]
        .Select(string.Concat);

    [Fact]
    public void Compare_AnyTexts_SortsAsUtf8BytesDo() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (x, y) =>
                    Math.Sign(TextOrder.Instance.Compare(x, y))
                    == Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)))
            );

    [Fact]
    public void Compare_Null_ComesFirst()
    {
        Assert.True(TextOrder.Instance.Compare(null, "") < 0);
        Assert.True(TextOrder.Instance.Compare("", null) > 0);
        Assert.Equal(0, TextOrder.Instance.Compare(null, null));
    }
}
