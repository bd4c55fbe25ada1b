using Advocacy.Domain.Activity;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Rights;

/// <summary>everywhere ─► one person. Writes all that is held of a person, for themselves.</summary>
public sealed class ExportPerson(
    IActivityStore store,
    IEnumerable<IPersonalData> places,
    IAudit audit,
    IPersonReports reports,
    Pseudonyms pseudonyms,
    IOptions<ConversionOptions> options,
    TimeProvider clock
)
{
    /// <summary>Writes it, and that it was asked for.</summary>
    /// <returns>Where the files are; none where nothing is held.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(EmployeeId employee, CancellationToken cancellationToken)
    {
        var export = await ReadAsync(employee, cancellationToken);
        if (export.IsEmpty)
        {
            return [];
        }

        var files = await reports.WritePersonAsync(export, cancellationToken);
        await NoteAsync(export, "all that is held was written", cancellationToken);
        return files;
    }

    /// <summary>Hands it over to the person themselves, leaves no file of it, and notes that it was asked for.</summary>
    /// <param name="employee">The person.</param>
    /// <param name="form">In which form.</param>
    /// <param name="stream">Where it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task HandOverAsync(EmployeeId employee, PersonForm form, Stream stream, CancellationToken cancellationToken)
    {
        var export = await ReadAsync(employee, cancellationToken);
        await NoteAsync(export, "all that is held was shown to the person", cancellationToken);
        await reports.WritePersonAsync(export, form, stream, cancellationToken);
    }

    private Task NoteAsync(PersonExport export, string what, CancellationToken cancellationToken) =>
        audit.AddAsync(new(export.MadeAt, "export", ForgetPerson.SubjectOf(export.Pseudonym), what), cancellationToken);

    private async Task<PersonExport> ReadAsync(EmployeeId employee, CancellationToken cancellationToken)
    {
        var names = new PersonNames(employee, (await pseudonyms.LoadAsync(cancellationToken))(employee));
        var subject = ForgetPerson.SubjectOf(names.Pseudonym);
        var now = clock.GetUtcNow();
        var person = await store.FindAsync(names.Pseudonym, Purpose.Rights, cancellationToken);
        return new PersonExport(
            employee,
            names.Pseudonym,
            now,
            person,
            person is null ? Profile.Unsurveyed : options.Value.Population.Profiles.ProfileAt(person, now),
            person is null ? null : PersonPortrait.At(person, now),
            await ListsAsync(names.Pseudonym, cancellationToken),
            await BuddyOfAsync(names.Pseudonym, cancellationToken),
            await ElsewhereAsync(names, cancellationToken),
            [.. (await audit.ReadAsync(cancellationToken)).Where(entry => entry.Subject == subject)]
        );
    }

    private async Task<IReadOnlyList<KeyValuePair<IsoWeek, ListEntry?>>> ListsAsync(PersonId pseudonym, CancellationToken cancellationToken)
    {
        var found = new List<KeyValuePair<IsoWeek, ListEntry?>>();
        foreach (var week in await audit.ListsAsync(cancellationToken))
        {
            if (await audit.ReadListAsync(week, cancellationToken) is { } list && list.Listed.Contains(pseudonym))
            {
                found.Add(new(week, list.Invited.FirstOrDefault(entry => entry.Candidate.PersonId == pseudonym)));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<IsoWeek>> BuddyOfAsync(PersonId pseudonym, CancellationToken cancellationToken)
    {
        var found = new List<IsoWeek>();
        foreach (var week in await audit.ListsAsync(cancellationToken))
        {
            if (await audit.ReadListAsync(week, cancellationToken) is { } list && list.Buddies.Contains(pseudonym))
            {
                found.Add(week);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> ElsewhereAsync(PersonNames names, CancellationToken cancellationToken)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var place in places)
        {
            await foreach (var text in place.FindAsync(names, cancellationToken))
            {
                found.Add(new(place.Place, text));
            }
        }

        return found;
    }
}

/// <summary>Writes what is held of people, for themselves. Each file appears whole or not at all, and replaces the last.</summary>
public interface IPersonReports
{
    /// <summary>All that is held of a person, for themselves: as JSON, and for reading in English and French.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WritePersonAsync(PersonExport person, CancellationToken cancellationToken);

    /// <summary>The same in one form, to somebody who waits for it.</summary>
    Task WritePersonAsync(PersonExport person, PersonForm form, Stream stream, CancellationToken cancellationToken);
}

/// <summary>The forms in which people get what is held of them.</summary>
public enum PersonForm
{
    /// <summary>For programs.</summary>
    Json,

    /// <summary>A page in English.</summary>
    English,

    /// <summary>A page in French.</summary>
    French,
}

/// <summary>All that is held of one person.</summary>
/// <param name="EmployeeId">The company's id.</param>
/// <param name="Pseudonym">What they are called behind the ingest.</param>
/// <param name="MadeAt">When this was made, UTC.</param>
/// <param name="Activity">What the store holds, or null where it holds nothing.</param>
/// <param name="Profile">Their profile now.</param>
/// <param name="Portrait">Their portrait now, or null where the store holds nothing.</param>
/// <param name="Lists">Their places on lists, by ISO week.</param>
/// <param name="BuddyOn">Lists on which they were named to HR as a buddy.</param>
/// <param name="Elsewhere">What names them in other places, by place.</param>
/// <param name="Audit">What was done at their demand.</param>
public sealed record PersonExport(
    EmployeeId EmployeeId,
    PersonId Pseudonym,
    DateTimeOffset MadeAt,
    EmployeeActivity? Activity,
    Profile Profile,
    PersonPortrait? Portrait,
    IReadOnlyList<KeyValuePair<IsoWeek, ListEntry?>> Lists,
    IReadOnlyList<IsoWeek> BuddyOn,
    IReadOnlyList<KeyValuePair<string, string>> Elsewhere,
    IReadOnlyList<AuditEntry> Audit
)
{
    /// <summary>Whether nothing is held of them.</summary>
    public bool IsEmpty => Activity is null && Lists.Count + BuddyOn.Count + Elsewhere.Count + Audit.Count == 0;
}
