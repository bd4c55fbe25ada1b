using Advocacy.Domain.People;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Stages;

/// <summary>everywhere ─► one person. Writes all that is held of a person, for themselves.</summary>
public sealed class ExportPerson(IActivityStore store, IEnumerable<IPersonalData> places, IAudit audit, IPersonReports reports, Pseudonyms pseudonyms, IOptions<ConversionOptions> options, TimeProvider clock)
{
    /// <summary>Writes it, and that it was asked for.</summary>
    /// <returns>Where the files are.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(string employeeId, CancellationToken cancellationToken)
    {
        var names = new PersonNames(employeeId, (await pseudonyms.LoadAsync(cancellationToken))(employeeId));
        var subject = EraseEmployee.SubjectOf(names.Pseudonym);
        var now = clock.GetUtcNow();
        var person = await store.FindAsync(names.Pseudonym, Purpose.Rights, cancellationToken);
        var export = new PersonExport(
            employeeId,
            names.Pseudonym,
            now,
            person,
            person is null ? Profile.Unsurveyed : options.Value.Population.Profiles.ProfileAt(person, now),
            person is null ? null : PersonPortrait.At(person, now),
            await ListsAsync(names.Pseudonym, cancellationToken),
            await ElsewhereAsync(names, cancellationToken),
            [.. (await audit.ReadAsync(cancellationToken)).Where(entry => entry.Subject == subject)]);
        var files = await reports.WritePersonAsync(export, cancellationToken);
        await audit.AddAsync(new(now, "export", subject, "all that is held was written"), cancellationToken);
        return files;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, ListEntry?>>> ListsAsync(string pseudonym, CancellationToken cancellationToken)
    {
        var found = new List<KeyValuePair<string, ListEntry?>>();
        foreach (var week in await audit.ListsAsync(cancellationToken))
        {
            if (await audit.ReadListAsync(week, cancellationToken) is { } list && list.People.Contains(pseudonym))
            {
                found.Add(new(week, list.Invited.FirstOrDefault(entry => entry.Candidate.EmployeeId == pseudonym)));
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
