using System.IO.Compression;

namespace Advocacy.Reports.Formats;

/// <summary>Archives whose bytes follow from what they hold: a spreadsheet is one, and the time at which it was written is in
/// it.</summary>
internal static class TimelessZip
{
    // The first instant that an archive can name.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies an archive with the same instant for every entry, in order of name.</summary>
    public static void Copy(Stream from, Stream to)
    {
        using var memory = new MemoryStream();
        using (var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true))
        using (var copy = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var made = copy.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                made.LastWriteTime = Epoch;
                using var input = entry.Open();
                using var output = made.Open();
                input.CopyTo(output);
            }
        }

        memory.WriteTo(to);
    }
}
