namespace Advocacy.Pipeline.Reports;

/// <summary>Writes the star schema that Power BI reads.</summary>
public interface IStarSchema
{
    /// <summary>Writes all tables, where they are not there already, and a manifest that names every file: readers see all of the last
    /// publication or all of this one.</summary>
    /// <returns>Where the manifest is.</returns>
    Task<string> PublishAsync(MarketingReport report, CancellationToken cancellationToken);

    /// <summary>The day from which on nothing is published, UTC; null where nothing of this form is.</summary>
    Task<DateOnly?> AsOfAsync(CancellationToken cancellationToken);
}
