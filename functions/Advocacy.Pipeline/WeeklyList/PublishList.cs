using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Writes a list for HR, with names, and keeps it in the audit. It alone reads the directory. The audit names everybody whom a
/// file of the week may name, from before it is written until it is written without them: if a process is killed, nobody's files are
/// forgotten, and no list is lost.</summary>
public sealed class PublishList(
    IActivityStore store,
    IAudit audit,
    IListReports reports,
    IListMail mail,
    IPeopleDirectory directory,
    Pseudonyms pseudonyms
)
{
    /// <summary>Publishes a list, without those who withdrew or were erased meanwhile, and brings it to HR, once.</summary>
    /// <returns>The list as it was published, and where it is.</returns>
    public async Task<(ListRecord List, IReadOnlyList<string> Files)> RunAsync(ListRecord list, CancellationToken cancellationToken)
    {
        await audit.SaveListAsync(list, cancellationToken);
        var (published, names, files) = await WriteAsync(list, cancellationToken);
        var sent = await mail.SendAsync(published, names, cancellationToken);
        if ((await GoneAsync(published, cancellationToken)).Count == 0)
        {
            return (published, [.. files, .. sent]);
        }

        (published, _, files) = await WriteAsync(published, cancellationToken);
        return (published, files);
    }

    /// <summary>Writes all lists again, without those who withdrew or were erased since, and deletes those from before a week.</summary>
    /// <param name="first">The first week that is kept; null keeps all.</param>
    /// <param name="erased">Somebody who is erased, whom a file may still name that was written by a process that died; or null.</param>
    /// <param name="cancellationToken">Stops between lists.</param>
    /// <returns>Lists that changed.</returns>
    public async Task<int> RefreshAsync(IsoWeek? first, PersonNames? erased, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var week in await audit.ListsAsync(cancellationToken))
        {
            if (week.CompareTo(first ?? week) < 0)
            {
                await reports.RemoveListAsync(week, cancellationToken);
                await audit.RemoveListAsync(week, cancellationToken);
                changed++;
            }
            else if (
                await audit.ReadListAsync(week, cancellationToken) is { } list
                && (
                    (await GoneAsync(list, cancellationToken)).Count > 0
                    || (erased is not null && await reports.NamesAsync(week, erased, cancellationToken))
                )
            )
            {
                await WriteAsync(list, cancellationToken);
                changed++;
            }
        }

        return changed;
    }

    private async Task<(ListRecord List, IReadOnlyDictionary<PersonId, DirectoryEntry> Names, IReadOnlyList<string> Files)> WriteAsync(
        ListRecord list,
        CancellationToken cancellationToken
    )
    {
        var pseudonymOf = await pseudonyms.LoadAsync(cancellationToken);
        while (true)
        {
            var gone = await GoneAsync(list, cancellationToken);
            list = list.Without(gone.Contains);
            var names = await directory.FindAsync(
                list.Invited.Select(entry => entry.Candidate.PersonId).ToHashSet(),
                pseudonymOf,
                cancellationToken
            );
            var files = await reports.WriteListAsync(list, names, cancellationToken);
            await mail.RewriteAsync(list, names, cancellationToken);
            await audit.SaveListAsync(list, cancellationToken);
            // A person who is erased while this is written is either left out here, or swept from what was written.
            if ((await GoneAsync(list, cancellationToken)).Count == 0)
            {
                return (list, names, files);
            }
        }
    }

    private async Task<IReadOnlySet<PersonId>> GoneAsync(ListRecord list, CancellationToken cancellationToken)
    {
        var gone = new HashSet<PersonId>();
        foreach (var id in list.People)
        {
            if (await store.FindAsync(id, Purpose.List, cancellationToken) is null)
            {
                gone.Add(id);
            }
        }

        return gone;
    }
}

/// <summary>Brings a list to HR.</summary>
public interface IListMail
{
    /// <summary>Sends a list to everybody who gets it, exactly once: a list that was sent, or may have been, is not sent again. Where mail
    /// is not set up, the messages are written beside the list.</summary>
    /// <returns>Where they are, or to whom they were sent.</returns>
    Task<IReadOnlyList<string>> SendAsync(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        CancellationToken cancellationToken
    );

    /// <summary>Writes the messages beside a list again, where there are any: somebody is no longer on it.</summary>
    Task RewriteAsync(ListRecord list, IReadOnlyDictionary<PersonId, DirectoryEntry> directory, CancellationToken cancellationToken);
}

/// <summary>Writes lists for HR. Each file appears whole or not at all, and replaces the last.</summary>
public interface IListReports
{
    /// <summary>The list of a week for HR, with names where they are known.</summary>
    /// <returns>Where its files are.</returns>
    Task<IReadOnlyList<string>> WriteListAsync(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        CancellationToken cancellationToken
    );

    /// <summary>Lets go of all files of a week's list, messages included.</summary>
    Task RemoveListAsync(IsoWeek list, CancellationToken cancellationToken);

    /// <summary>Whether a file of a week's list names a person, within archives and messages too.</summary>
    Task<bool> NamesAsync(IsoWeek list, PersonNames names, CancellationToken cancellationToken);
}
