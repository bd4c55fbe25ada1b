using System.IO.Compression;
using System.Text;
using MimeKit;

namespace Advocacy.Tests.Support;

/// <summary>Searches files for names, byte by byte, within archives and messages too.</summary>
internal static class Footprints
{
    private static readonly byte[] Gzip = [0x1F, 0x8B];

    /// <summary>The files below a folder that hold one of the names.</summary>
    public static IReadOnlyList<string> In(string folder, params string[] names) =>
        In(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(folder, file), Read(file))),
            names
        );

    /// <summary>Those of some contents that hold one of the names.</summary>
    public static IReadOnlyList<string> In(IEnumerable<(string Name, byte[] Content)> contents, params string[] names)
    {
        var sought = names.Select(Encoding.UTF8.GetBytes).ToList();
        return
        [
            .. contents
                .Where(content => Layers(content.Name, content.Content).Any(layer => sought.Any(name => layer.AsSpan().IndexOf(name) >= 0)))
                .Select(content => content.Name),
        ];
    }

    /// <summary>What a content holds, which may be zipped.</summary>
    public static byte[] Unzipped(byte[] content) =>
        content.AsSpan().StartsWith(Gzip) ? Read(new GZipStream(new MemoryStream(content), CompressionMode.Decompress)) : content;

    private static IEnumerable<byte[]> Layers(string name, byte[] content)
    {
        yield return content;
        if (content.AsSpan().StartsWith("PK"u8))
        {
            using var archive = new ZipArchive(new MemoryStream(content));
            foreach (var entry in archive.Entries)
            {
                yield return Read(entry.Open());
            }
        }
        else if (content.AsSpan().StartsWith(Gzip))
        {
            yield return Read(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        }
        else if (name.EndsWith(".eml", StringComparison.Ordinal))
        {
            foreach (var part in MimeMessage.Load(new MemoryStream(content)).BodyParts.OfType<MimePart>())
            {
                using var decoded = new MemoryStream();
                part.Content!.DecodeTo(decoded);
                foreach (var layer in Layers("", decoded.ToArray()))
                {
                    yield return layer;
                }
            }
        }
    }

    private static byte[] Read(string file)
    {
        // A database may still be open.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(stream);
    }

    private static byte[] Read(Stream stream)
    {
        using (stream)
        {
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }
}
