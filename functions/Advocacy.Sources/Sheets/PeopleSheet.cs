using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Sheets;

/// <summary>The directory as a table that HR's system exports: a file, or directory/people.csv among the outputs. It is read anew each
/// time, and nothing of it is kept.</summary>
internal sealed class PeopleSheet(IOutputs outputs, IOptions<DirectoryOptions> options, IOptions<SheetOptions> sheets)
    : IPeopleDirectory,
        IAddressBook
{
    /// <summary>Where it is where no file is named.</summary>
    public const string Name = "directory/people.csv";

    /// <inheritdoc/>
    /// <exception cref="RefusedFileException">It has no columns of ids and names.</exception>
    public async Task<IReadOnlyDictionary<PersonId, DirectoryEntry>> FindAsync(
        IReadOnlySet<PersonId> pseudonyms,
        Func<EmployeeId, PersonId> pseudonymOf,
        CancellationToken cancellationToken
    )
    {
        var columns = options.Value;
        return (await ReadAsync(cancellationToken))
            .Select(row =>
                (
                    Id: pseudonymOf(new(row[columns.EmployeeId])),
                    Entry: new DirectoryEntry(row[columns.Name], row[columns.Email] is { Length: > 0 } email ? email : null)
                    {
                        Employee = new(row[columns.EmployeeId]),
                    }
                )
            )
            .Where(person => pseudonyms.Contains(person.Id) && person.Entry.Name.Length > 0)
            .GroupBy(person => person.Id)
            .Where(person => person.Select(row => row.Entry.Name).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(person => person.Key, person => person.First().Entry);
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedFileException">It has no columns of ids and names.</exception>
    async Task<IReadOnlyList<Addressee>> IAddressBook.ReadAsync(CancellationToken cancellationToken)
    {
        var columns = options.Value;
        return
        [
            .. (await ReadAsync(cancellationToken))
                .Where(row => row[columns.EmployeeId].Length > 0 && row[columns.Email].Length > 0)
                .Select(row => new Addressee(new(row[columns.EmployeeId]), row[columns.Name], row[columns.Email])),
        ];
    }

    /// <summary>The ids in it, each with its line.</summary>
    /// <exception cref="RefusedFileException">It has no columns of ids and names.</exception>
    public async Task<IReadOnlyList<(int Line, EmployeeId Id)>> IdsAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync(cancellationToken)).Select(row => (row.Line, new EmployeeId(row[options.Value.EmployeeId])))];

    /// <summary>What is wrong with the table, by line: of two names of one id none is taken.</summary>
    /// <exception cref="RefusedFileException">It has no columns of ids and names.</exception>
    public async Task<IReadOnlyList<(int Line, string Why)>> ProblemsAsync(CancellationToken cancellationToken)
    {
        var columns = options.Value;
        return
        [
            .. (await ReadAsync(cancellationToken))
                .GroupBy(row => row[columns.EmployeeId], StringComparer.Ordinal)
                .Where(rows =>
                    rows.Select(row => (row[columns.Name], row[columns.Email])).Distinct().Count() > 1
                    || SheetIds.DamageOf(rows.First().Cell(columns.EmployeeId)) is not null
                )
                .SelectMany(rows => rows.Select(row => (row.Line, WhyOf(rows.Key, [.. rows], columns))))
                .OrderBy(problem => problem.Line),
        ];
    }

    private static string WhyOf(string id, IReadOnlyList<SheetRow> rows, DirectoryOptions columns) =>
        SheetIds.DamageOf(rows[0].Cell(columns.EmployeeId))
        ?? (
            rows.Select(row => row[columns.Name]).Distinct(StringComparer.Ordinal).Count() > 1
                ? $"the id {id} has several names, and none is taken"
                : $"the id {id} has several addresses, and the first is taken"
        );

    private async Task<IReadOnlyList<SheetRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var (columns, file) = (options.Value, options.Value.File);
        var content = file is { Length: > 0 }
            ? await File.ReadAllBytesAsync(file, cancellationToken)
            : await outputs.ReadAsync(Audience.Directory, Name, cancellationToken);
        if (content is not { } bytes)
        {
            return [];
        }

        string[] needed = [columns.EmployeeId, columns.Name];
        var sheet = Sheet.Read(
            file ?? Name,
            bytes,
            sheets.Value,
            names => needed.All(column => names.Contains(SheetCell.KeyOf(column))),
            SheetLimits.Directory
        );
        sheet.Require(needed, $"{DirectoryOptions.Section} says how its columns are called");
        return sheet.Rows;
    }
}
