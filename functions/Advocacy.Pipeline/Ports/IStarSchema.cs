namespace Advocacy.Pipeline.Ports;

/// <summary>Writes the star schema that Power BI reads.</summary>
public interface IStarSchema
{
    /// <summary>Writes the facts of a month, where they are not there already. Nobody reads them yet.</summary>
    Task<IReadOnlyList<StarFile>> WriteMonthAsync(StarMonth month, CancellationToken cancellationToken);

    /// <summary>Writes all other tables, and a manifest that names every file: readers see all of the last export or all of this one.</summary>
    /// <returns>Where the manifest is.</returns>
    Task<string> PublishAsync(MarketingReport report, IReadOnlyList<StarFile> months, CancellationToken cancellationToken);
}
