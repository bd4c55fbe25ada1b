using System.IO.Compression;
using MimeKit;

namespace Advocacy.Adapters.Reports;

/// <summary>What a file of ours holds, with what is packed within it: the entries of a workbook, the parts of a message.</summary>
internal static class FileLayers
{
    /// <summary>The file itself, and what is within it.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(string name, ReadOnlyMemory<byte> content) => name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase)
        ? PartsOf(content).SelectMany(part => Of("", part)).Prepend(content)
        : content.Span.StartsWith("PK"u8) ? EntriesOf(content).Prepend(content) : [content];

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
