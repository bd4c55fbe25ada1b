using System.Text;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Sources;

/// <summary>What tables that people hand in do not say themselves. Nothing is guessed: what neither a file nor this settles is
/// refused.</summary>
public sealed class SheetOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Sheets";

    /// <summary>The code page of text that is no UTF-8 and has no mark, such as windows-1252; none is to recognize it.</summary>
    public string? Encoding { get; set; }

    /// <summary>DayFirst or MonthFirst, for days such as 03/04/2026; none is what other rows of the file say.</summary>
    public DayOrder? DayOrder { get; set; }

    /// <summary>What stands before decimals, a dot or a comma, for numbers such as 12.000; none is what other cells of the file
    /// say.</summary>
    public string? DecimalSign { get; set; }

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes()
    {
        if (DecimalSign is not (null or "" or "." or ","))
        {
            yield return $"{nameof(DecimalSign)} is '{DecimalSign}', but must be a dot or a comma.";
        }

        if (Encoding is { Length: > 0 } && EncodingOf(Encoding) is null)
        {
            yield return $"{nameof(Encoding)} is '{Encoding}', which is no code page such as windows-1252.";
        }
    }

    /// <summary>The encoding of a name, older code pages included; null where there is none.</summary>
    public static Encoding? EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>In what order a day is written.</summary>
public enum DayOrder
{
    /// <summary>04/03/2026 is the 4th of March.</summary>
    DayFirst,

    /// <summary>03/04/2026 is the 4th of March.</summary>
    MonthFirst,
}
