using Advocacy.Adapters.Reports.Page;
using Advocacy.Adapters.Sheets;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>Lists for HR: candidates/.</summary>
internal sealed class ListReports(IOutputs outputs) : IListReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteListAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var texts in ListTexts.All)
        {
            files.Add(await WriteAsync($"{PrefixOf(list.List)}{texts.Language}.xlsx", stream => Task.Run(() => ListWorkbook.Write(stream, list, directory, texts), cancellationToken), cancellationToken));
        }

        return [.. files, await WriteAsync($"{PrefixOf(list.List)}csv", stream => CandidatesCsv.WriteAsync(stream, list, directory), cancellationToken)];
    }

    /// <inheritdoc/>
    public async Task RemoveListAsync(string list, CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.HumanResources, PrefixOf(list), cancellationToken))
        {
            await outputs.DeleteAsync(Audience.HumanResources, name, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> NamesAsync(string list, PersonNames names, CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.HumanResources, PrefixOf(list), cancellationToken))
        {
            if (await outputs.ReadAsync(Audience.HumanResources, name, cancellationToken) is { } content && MayName(name, content, names))
            {
                return true;
            }
        }

        return false;
    }

    private static string PrefixOf(string list) => $"candidates/{list}.";

    private Task<string> WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) => outputs.WriteAsync(Audience.HumanResources, name, write, cancellationToken);

    /// <summary>Whether a file names a person. One that somebody damaged may: it is written anew.</summary>
    private static bool MayName(string name, ReadOnlyMemory<byte> content, PersonNames names)
    {
        try
        {
            return FileLayers.Of(name, content).Any(layer => names.In(layer.Span));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            return true;
        }
    }
}
