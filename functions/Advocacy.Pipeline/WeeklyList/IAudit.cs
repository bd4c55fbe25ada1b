using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Keeps what was done with people: lists with their reasons, and demands.</summary>
public interface IAudit
{
    /// <summary>Keeps a list, in the place of the one of its week.</summary>
    Task SaveListAsync(ListRecord list, CancellationToken cancellationToken);

    /// <summary>The list of a week, or null.</summary>
    Task<ListRecord?> ReadListAsync(IsoWeek list, CancellationToken cancellationToken);

    /// <summary>The weeks of which there are lists, in order.</summary>
    Task<IReadOnlyList<IsoWeek>> ListsAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of a list.</summary>
    Task RemoveListAsync(IsoWeek list, CancellationToken cancellationToken);

    /// <summary>Keeps an entry; the same one again changes nothing.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The entries, in order of time.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The last entries, the newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadLatestAsync(int most, CancellationToken cancellationToken);

    /// <summary>Lets go of the entries before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Something that was done with people's data, without their names.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What: erasure, export, retention, list, answer.</param>
/// <param name="Subject">Keyed hash of the person, which a demand can be matched with, or null where it is about nobody in
/// particular.</param>
/// <param name="Details">What was done, without any person.</param>
public sealed record AuditEntry(DateTimeOffset At, string Kind, string? Subject, string Details);
