using System.Globalization;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Networks;

/// <summary>Holds the directory of names and the accounts against the people in the store: what stands there twice, and ids that are
/// nobody's but would be somebody's in another case or with the zeros that a spreadsheet took away.</summary>
internal sealed class DirectoryCheck(PeopleSheet people, AccountSheet accounts, IActivityStore store, Pseudonyms pseudonyms)
    : IDirectoryCheck
{
    private const int LongestId = 12;

    /// <inheritdoc/>
    /// <exception cref="RefusedFileException">One of the tables lacks a column.</exception>
    public async Task<DirectoryFindings> RunAsync(CancellationToken cancellationToken)
    {
        var pseudonymOf = await pseudonyms.LoadAsync(cancellationToken);
        var (known, nobody, problems) = (0, 0, new List<string>());
        problems.AddRange((await people.ProblemsAsync(cancellationToken)).Select(problem => Tell(PeopleSheet.Name, problem)));
        problems.AddRange((await accounts.ProblemsAsync(cancellationToken)).Select(problem => Tell(AccountSheet.Name, problem)));
        foreach (var (line, id) in (await people.IdsAsync(cancellationToken)).DistinctBy(person => person.Id))
        {
            if (await IsKnownAsync(pseudonymOf(id), cancellationToken))
            {
                known++;
                continue;
            }

            nobody++;
            foreach (var other in LikelyIds(id.Value))
            {
                if (await IsKnownAsync(pseudonymOf(new(other)), cancellationToken))
                {
                    problems.Add(Tell(PeopleSheet.Name, (line, $"the id {id.Value} is nobody's, but {other} is somebody's")));
                    break;
                }
            }
        }

        return new(known, nobody, problems);
    }

    private static string Tell(string table, (int Line, string Why) problem) =>
        string.Create(CultureInfo.InvariantCulture, $"{table}, line {problem.Line}: {problem.Why}");

    private async Task<bool> IsKnownAsync(PersonId person, CancellationToken cancellationToken) =>
        await store.FindAsync(person, Purpose.Rights, cancellationToken) is not null;

    /// <summary>The id in the other case, and with zeros before its digits.</summary>
    private static IEnumerable<string> LikelyIds(string id)
    {
        foreach (var written in new[] { id, id.ToLowerInvariant(), id.ToUpperInvariant() }.Distinct(StringComparer.Ordinal))
        {
            yield return written;
            var digits = written.TakeWhile(letter => !char.IsAsciiDigit(letter)).Count();
            for (var padded = written; digits < written.Length && padded.Length < LongestId;)
            {
                padded = padded.Insert(digits, "0");
                yield return padded;
            }
        }
    }
}
