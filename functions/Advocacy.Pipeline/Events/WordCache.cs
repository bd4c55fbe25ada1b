using System.Text;

namespace Advocacy.Pipeline.Events;

/// <summary>Gives the same string for the same short ASCII text, where it was met lately: the words and ids of events repeat. It holds a
/// fixed number of them.</summary>
internal sealed class WordCache
{
    private const int Places = 1024;
    private const int Longest = 40;
    private readonly string?[] _words = new string?[Places];

    /// <summary>A text's string.</summary>
    /// <param name="ascii">ASCII.</param>
    public string Get(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length is 0 or > Longest)
        {
            return Encoding.ASCII.GetString(ascii);
        }

        ref var word = ref _words[PlaceOf(ascii)];
        return word is not null && Ascii.Equals(ascii, word) ? word : word = Encoding.ASCII.GetString(ascii);
    }

    private static int PlaceOf(ReadOnlySpan<byte> ascii)
    {
        var hash = (uint)ascii.Length;
        foreach (var letter in ascii)
        {
            hash = unchecked((hash * 31) + letter);
        }

        return (int)(hash % Places);
    }
}
