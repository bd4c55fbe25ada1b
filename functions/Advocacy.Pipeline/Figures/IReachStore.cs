using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Figures;

/// <summary>Holds the rollup.</summary>
public interface IReachStore
{
    /// <summary>Stages the rows of a part of a run, replacing earlier ones of that part. Nobody reads them yet.</summary>
    Task StageAsync(string run, int part, IAsyncEnumerable<ReachRow> rows, CancellationToken cancellationToken);

    /// <summary>Replaces all rows of the days in [from, until) by those that a run staged, at once or not at all.
    /// Done again, it changes nothing.</summary>
    /// <exception cref="InvalidOperationException">A part was not laid aside.</exception>
    Task PublishAsync(string run, int parts, DateOnly from, DateOnly until, CancellationToken cancellationToken);

    /// <summary>Puts weeks in the place of all weeks, at once or not at all.</summary>
    Task ReplaceAdoptionAsync(IReadOnlyList<AdoptionWeek> weeks, CancellationToken cancellationToken);

    /// <summary>The people with rows before a day, by network.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyCollection<PersonId>>> ReadPeopleAsync(DateOnly until, CancellationToken cancellationToken);

    /// <summary>Rows of networks before a day, in order of day, content and person.</summary>
    IAsyncEnumerable<ReachRow> ReadAsync(IReadOnlyList<string> networks, DateOnly until, CancellationToken cancellationToken);

    /// <summary>Adoption before a day, by week.</summary>
    Task<IReadOnlyList<AdoptionWeek>> ReadAdoptionAsync(DateOnly until, CancellationToken cancellationToken);
}
