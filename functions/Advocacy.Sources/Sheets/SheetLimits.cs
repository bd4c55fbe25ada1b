using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Sheets;

/// <summary>The largest table that is read. What is over is refused with its reason and what to do.</summary>
/// <param name="Bytes">Bytes of the file.</param>
/// <param name="Rows">Rows, empty ones not counted.</param>
/// <param name="Cells">Cells under a name.</param>
/// <param name="Advice">What to do with a larger one.</param>
internal sealed record SheetLimits(int Bytes, int Rows, int Cells, string Advice)
{
    /// <summary>Characters of any one part of a workbook, unpacked.</summary>
    public const long MaxCharacters = 64L * 1024 * 1024;

    /// <summary>Characters of all texts that cells of a workbook share.</summary>
    public const int MaxSharedCharacters = 32 * 1024 * 1024;

    /// <summary>Columns.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>Characters of a cell: what spreadsheets hold.</summary>
    public const int MaxCellLength = 32_767;

    /// <summary>Of a table that somebody hands in.</summary>
    public static SheetLimits HandedIn { get; } = new(32 * 1024 * 1024, 200_000, 2_000_000, "cut it into several files");

    /// <summary>Of the directory of people and their accounts: one table of everybody, which cannot be cut.</summary>
    public static SheetLimits Directory { get; } =
        new(256 * 1024 * 1024, 2_000_000, 20_000_000, "save it as CSV, with no other columns than those that are read");

    /// <summary>Refuses a file that is too long to be read.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public void CheckLength(string name, long bytes) => Check(bytes <= Bytes, name, $"{Bytes / (1024 * 1024):N0} MB");

    /// <summary>Refuses a table that has too much in it.</summary>
    /// <exception cref="RefusedFileException">It has.</exception>
    public void CheckSize(string name, int rows, long cells) =>
        Check(rows <= Rows && cells <= Cells, name, $"{Rows:N0} rows, {Cells:N0} cells");

    /// <summary>Refuses a table that is over a limit.</summary>
    /// <exception cref="RefusedFileException">It is.</exception>
    public void Check(bool isWithin, string name, FormattableString limit)
    {
        if (!isWithin)
        {
            throw new RefusedFileException(
                $"{name} is larger than the largest table that is read ({FormattableString.Invariant(limit)}); {Advice}"
            );
        }
    }
}
