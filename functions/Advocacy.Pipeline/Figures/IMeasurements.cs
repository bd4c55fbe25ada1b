using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;

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

/// <summary>The whole company from week to week, as the rollup found it, not for publication.</summary>
/// <param name="Teams">Adoption by team.</param>
/// <param name="Profiles">Volunteers by profile.</param>
/// <param name="Disclosed">How many posts say that their authors work here; null in what an earlier version kept.</param>
public sealed record CompanyHistory(
    IReadOnlyList<TeamHistory> Teams,
    IReadOnlyList<ProfileWeek> Profiles,
    DisclosedPosts? Disclosed = null
);
