using System.Text;
using CsCheck;
using MiniExcelLibs;

namespace Advocacy.Tests.Sources.Sheets;

public sealed class SheetTests
{
    private static readonly Gen<byte[]> Hostile = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.String[0, 80].Select(Encoding.UTF8.GetBytes),
        Gen.Select(Gen.Int[0, 400], Gen.Byte).Select(damage => Damaged(damage.Item1, damage.Item2))
    );

    [Fact]
    public void Read_AnyBytes_IsATableOrRefused() =>
        Hostile.Sample(
            bytes =>
            {
                try
                {
                    Assert.NotEmpty(Sheet.Read("any", bytes).Columns);
                }
                catch (InvalidDataException)
                {
                    // Said so.
                }
            },
            iter: 500
        );

    [Theory]
    [InlineData("2026-01-13", "2026-01-13")]
    [InlineData("13/01/2026", "2026-01-13")]
    [InlineData("3/1/2026 09:15", "2026-01-03")]
    [InlineData("13.01.2026", "2026-01-13")]
    [InlineData("2026-01-13T09:15:00", "2026-01-13")]
    [InlineData("01/13/2026", null)]
    [InlineData("yesterday", null)]
    public void DayOf_Text_IsReadAsPeopleWriteIt(string text, string? expected) =>
        Assert.Equal(expected, Sheet.DayOf(text)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private static byte[] Damaged(int at, byte value)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new { a = 1, b = "x" } });
        var bytes = stream.ToArray();
        bytes[4 + (at % (bytes.Length - 4))] = value;
        return bytes;
    }
}
