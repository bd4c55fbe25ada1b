using System.IO.Compression;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Advocacy.Reports.List;

/// <summary>Lists for HR: candidates/.</summary>
internal sealed class ListReports(IOutputs outputs, IOptions<PageOptions> page) : IListReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteListAsync(
        ListRecord list,
        IReadOnlyDictionary<PersonId, DirectoryEntry> directory,
        CancellationToken cancellationToken
    )
    {
        var files = new List<string>();
        foreach (var texts in ListTexts.In(page.Value))
        {
            files.Add(
                await WriteAsync(
                    $"{PrefixOf(list.List)}{texts.Language}.xlsx",
                    stream => Task.Run(() => ListWorkbook.Write(stream, list, directory, texts), cancellationToken),
                    cancellationToken
                )
            );
        }

        return
        [
            .. files,
            await WriteAsync($"{PrefixOf(list.List)}csv", stream => CandidatesCsv.WriteAsync(stream, list, directory), cancellationToken),
        ];
    }

    /// <inheritdoc/>
    public async Task RemoveListAsync(IsoWeek list, CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.HumanResources, PrefixOf(list), cancellationToken))
        {
            await outputs.DeleteAsync(Audience.HumanResources, name, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> NamesAsync(IsoWeek list, PersonNames names, CancellationToken cancellationToken)
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

    private static string PrefixOf(IsoWeek list) => $"candidates/{list}.";

    private Task<string> WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.HumanResources, name, write, cancellationToken);

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

/// <summary>What a file of ours holds, with what is packed within it: the entries of a workbook, the parts of a message.</summary>
internal static class FileLayers
{
    /// <summary>The file itself, and what is within it.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(string name, ReadOnlyMemory<byte> content) =>
        name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? PartsOf(content).SelectMany(part => Of("", part)).Prepend(content)
        : content.Span.StartsWith("PK"u8) ? EntriesOf(content).Prepend(content)
        : [content];

    private static IEnumerable<ReadOnlyMemory<byte>> EntriesOf(ReadOnlyMemory<byte> content)
    {
        using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return memory.ToArray();
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> PartsOf(ReadOnlyMemory<byte> content)
    {
        using var message = MimeMessage.Load(new MemoryStream(content.ToArray()));
        foreach (var part in message.BodyParts.OfType<MimePart>())
        {
            using var memory = new MemoryStream();
            part.Content?.DecodeTo(memory);
            yield return memory.ToArray();
        }
    }
}
