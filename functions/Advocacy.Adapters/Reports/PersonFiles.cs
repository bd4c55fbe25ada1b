using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>What was written for people at their demand: persons/&lt;pseudonym&gt;.json and .&lt;language&gt;.html. HR does not read it: it says what they answered.</summary>
internal sealed class PersonFiles(IOutputs outputs) : IPersonalData
{
    private const string Folder = "persons/";

    /// <inheritdoc/>
    public string Place => "exports";

    /// <summary>The beginning of the names of a person's files.</summary>
    public static string PrefixOf(string pseudonym) => $"{Folder}{pseudonym}.";

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
        foreach (var name in await outputs.ListAsync(Audience.Auditors, Folder, cancellationToken))
        {
            if (name.StartsWith(PrefixOf(names.Pseudonym), StringComparison.Ordinal)
                || (await outputs.ReadAsync(Audience.Auditors, name, cancellationToken) is { } content && names.In(content.Span)))
            {
                await outputs.DeleteAsync(Audience.Auditors, name, cancellationToken);
                erased++;
            }
        }

        return new(erased);
    }
}
