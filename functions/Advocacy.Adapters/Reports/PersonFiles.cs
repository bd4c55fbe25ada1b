using System.Runtime.CompilerServices;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>What was written for people at their demand: persons/&lt;pseudonym&gt;.json and .&lt;language&gt;.html. HR does not read it: it says what they answered.</summary>
internal sealed class PersonFiles(IOutputs outputs) : IPersonalData
{
    /// <inheritdoc/>
    public string Place => "exports";

    /// <summary>The beginning of the names of a person's files.</summary>
    public static string PrefixOf(string pseudonym) => $"persons/{pseudonym}.";

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindAsync(PersonNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.Auditors, PrefixOf(names.Pseudonym), cancellationToken))
        {
            yield return $"an earlier export: {name}";
        }
    }

    /// <inheritdoc/>
    public async Task<int> EraseAsync(PersonNames names, bool isLast, CancellationToken cancellationToken)
    {
        var files = await outputs.ListAsync(Audience.Auditors, PrefixOf(names.Pseudonym), cancellationToken);
        foreach (var name in files)
        {
            await outputs.DeleteAsync(Audience.Auditors, name, cancellationToken);
        }

        return files.Count;
    }
}
