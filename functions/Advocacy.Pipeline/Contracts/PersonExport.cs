using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>All that is held of one person.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="Pseudonym">What they are called behind the ingest.</param>
/// <param name="MadeAt">When this was made, UTC.</param>
/// <param name="Activity">What the store holds, or null where it holds nothing.</param>
/// <param name="Profile">Their profile now.</param>
/// <param name="Portrait">Their portrait now, or null where the store holds nothing.</param>
/// <param name="Lists">Their places on lists, by ISO week.</param>
/// <param name="Elsewhere">What names them in other places, by place.</param>
/// <param name="Audit">What was done at their demand.</param>
public sealed record PersonExport(
    string EmployeeId,
    string Pseudonym,
    DateTimeOffset MadeAt,
    EmployeeActivity? Activity,
    Profile Profile,
    PersonPortrait? Portrait,
    IReadOnlyList<KeyValuePair<string, ListEntry?>> Lists,
    IReadOnlyList<KeyValuePair<string, string>> Elsewhere,
    IReadOnlyList<AuditEntry> Audit);
