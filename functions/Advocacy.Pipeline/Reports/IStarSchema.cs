using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Reports;

/// <summary>Writes the star schema that Power BI reads.</summary>
public interface IStarSchema
{
    /// <summary>Writes the facts of a month, where they are not there already. Nobody reads them yet.</summary>
    Task<IReadOnlyList<StarFile>> WriteMonthAsync(StarMonth month, CancellationToken cancellationToken);

    /// <summary>Writes all other tables, and a manifest that names every file: readers see all of the last export or all of this
    /// one.</summary>
    /// <returns>Where the manifest is.</returns>
    Task<string> PublishAsync(MarketingReport report, IReadOnlyList<StarFile> months, CancellationToken cancellationToken);
}

/// <summary>A file of a table of the star schema. Its name follows from its content, so that it never changes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Path">Where it is, from the folder of the star schema.</param>
/// <param name="Month">The month of its first days; null where the table is one file.</param>
/// <param name="Network">The networks that it is about; null where it is about all.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
public sealed record StarFile(string Table, string Path, string? Month, string? Network, int Rows, long Bytes, string Sha256);

/// <summary>What a group of networks did in a month: rows and spans that begin in it.</summary>
/// <param name="Network">The networks' names, joined.</param>
/// <param name="Month">The first of the month.</param>
/// <param name="Rows">By day and content.</param>
/// <param name="Spans">By day or days that belong together.</param>
public sealed record StarMonth(string Network, DateOnly Month, IReadOnlyList<PublishedFigures> Rows, IReadOnlyList<PublishedFigures> Spans);
