namespace Advocacy.Pipeline.Figures;

/// <summary>Keeps what stages measured of the whole company, without people, for the reports; only the last of each kind.</summary>
public interface IMeasurements
{
    /// <summary>Keeps it in the place of the last.</summary>
    Task KeepAsync<T>(T measured, CancellationToken cancellationToken)
        where T : class;

    /// <summary>What was kept last, or null where nothing was.</summary>
    Task<T?> ReadAsync<T>(CancellationToken cancellationToken)
        where T : class;
}
