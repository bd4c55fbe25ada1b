using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>The largest table that is read. What is over is refused with its reason: a table can be cut in two.</summary>
internal static class SheetLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Characters of any one part of a workbook, unpacked.</summary>
    public const long MaxCharacters = 64L * 1024 * 1024;

    /// <summary>Characters of all texts that cells of a workbook share.</summary>
    public const int MaxSharedCharacters = 32 * 1024 * 1024;

    /// <summary>Rows, empty ones not counted.</summary>
    public const int MaxRows = 200_000;

    /// <summary>Columns.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>Cells under a name.</summary>
    public const int MaxCells = 2_000_000;

    /// <summary>Characters of a cell: what spreadsheets hold.</summary>
    public const int MaxCellLength = 32_767;

    /// <summary>Refuses a file that is too long to be read.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public static void CheckLength(string name, long bytes) => Check(bytes <= MaxBytes, name, $"{MaxBytes / (1024 * 1024):N0} MB");

    /// <summary>Refuses a table that is over a limit.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public static void Check(bool isWithin, string name, FormattableString limit)
    {
        if (!isWithin)
        {
            throw new RefusedFileException(
                $"{name} is larger than the largest table that is read ({FormattableString.Invariant(limit)}); cut it into several files"
            );
        }
    }
}
