using System.Runtime.CompilerServices;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;

namespace Advocacy.Reports.Person;

/// <summary>What was written for people at their demand: persons/&lt;pseudonym&gt;.json and .&lt;language&gt;.html. HR does not read it: it
/// says what they answered.</summary>
internal sealed class PersonFiles(IOutputs outputs) : IPersonalData
{
    private const string Folder = "persons/";

    /// <inheritdoc/>
    public string Place => "exports";

    /// <summary>The beginning of the names of a person's files.</summary>
    public static string PrefixOf(PersonId pseudonym) => $"{Folder}{pseudonym}.";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.Auditors, PrefixOf(names.Pseudonym), cancellationToken))
        {
            yield return $"an earlier export: {name}";
        }
    }

    /// <summary>Their own files go, and those of others that name them: each can be asked for again.</summary>
    public async Task<Swept> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var erased = 0;
        // The files of one export say the same, and go together.
        foreach (
            var export in (await outputs.ListAsync(Audience.Auditors, Folder, cancellationToken)).GroupBy(
                name => name.Split('.')[0],
                StringComparer.Ordinal
            )
        )
        {
            if (await export.ToAsyncEnumerable().AnyAsync((name, stop) => IsNamingAsync(name, names, stop), cancellationToken))
            {
                foreach (var name in export)
                {
                    await outputs.DeleteAsync(Audience.Auditors, name, cancellationToken);
                    erased++;
                }
            }
        }

        return new(erased);
    }

    private async ValueTask<bool> IsNamingAsync(string name, PersonNames names, CancellationToken cancellationToken) =>
        name.StartsWith(PrefixOf(names.Pseudonym), StringComparison.Ordinal)
        || (await outputs.ReadAsync(Audience.Auditors, name, cancellationToken) is { } content && names.In(content.Span));
}
