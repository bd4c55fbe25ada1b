using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Sheets;

/// <summary>The directory as a table that HR's system exports: a file, or directory/people.csv among the outputs. It is read anew each
/// time, and nothing of it is kept.</summary>
internal sealed class PeopleSheet(IOutputs outputs, IOptions<DirectoryOptions> options) : IPeopleDirectory
{
    /// <summary>Where it is where no file is named.</summary>
    public const string Name = "directory/people.csv";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">It has no columns of ids and names.</exception>
    public async Task<IReadOnlyDictionary<PersonId, DirectoryEntry>> FindAsync(
        IReadOnlySet<PersonId> pseudonyms,
        Func<EmployeeId, PersonId> pseudonymOf,
        CancellationToken cancellationToken
    )
    {
        var (columns, file) = (options.Value, options.Value.File);
        var content = file is { Length: > 0 }
            ? await File.ReadAllBytesAsync(file, cancellationToken)
            : await outputs.ReadAsync(Audience.Directory, Name, cancellationToken);
        if (content is not { } bytes)
        {
            return new Dictionary<PersonId, DirectoryEntry>();
        }

        var sheet = Sheet.Read(file ?? Name, bytes);
        foreach (var column in new[] { columns.EmployeeId, columns.Name }.Where(column => !sheet.Has(column)))
        {
            throw new InvalidDataException(
                $"{file ?? Name} has no column {column}; {DirectoryOptions.Section} says how its columns are called"
            );
        }

        return sheet
            .Rows.Select(row =>
                (
                    Id: pseudonymOf(new(row[columns.EmployeeId])),
                    Entry: new DirectoryEntry(row[columns.Name], row[columns.Email] is { Length: > 0 } email ? email : null)
                )
            )
            .Where(person => pseudonyms.Contains(person.Id) && person.Entry.Name.Length > 0)
            .DistinctBy(person => person.Id)
            .ToDictionary(person => person.Id, person => person.Entry);
    }
}
