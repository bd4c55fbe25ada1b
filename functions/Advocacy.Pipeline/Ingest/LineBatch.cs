using System.Buffers;
using Advocacy.Pipeline.Events;

namespace Advocacy.Pipeline.Ingest;

/// <summary>A few megabytes of a source's lines, and not too many of them, copied: a source gives its next line the place of the
/// last.</summary>
internal sealed class LineBatch
{
    // Each batch is one transaction: fewer of them write fewer pages twice. More bytes cost memory, and are no faster.
    private const int Bytes = 4 * EventLimits.MaxEventBytes;

    // Short lines cost more than their bytes: each may become a bad row.
    private const int MostLines = 16 * 1024;
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(Bytes);
    private readonly List<SourceLine> _lines = [];
    private int _length;

    /// <summary>Lines in it.</summary>
    public int Lines => _lines.Count;

    /// <summary>Adds a line where it has room for it; an empty one has for any.</summary>
    public bool TryAdd(SourceLine line)
    {
        if (_lines.Count >= MostLines)
        {
            return false;
        }

        if (line.Bytes.Length > _bytes.Length - _length)
        {
            if (_lines.Count > 0)
            {
                return false;
            }

            _lines.Add(line with { Bytes = line.Bytes.ToArray() });
            return true;
        }

        line.Bytes.CopyTo(_bytes.AsMemory(_length));
        _lines.Add(line with { Bytes = _bytes.AsMemory(_length, line.Bytes.Length) });
        _length += line.Bytes.Length;
        return true;
    }

    /// <summary>Reads the lines, and frees the batch for the next: it is empty afterwards.</summary>
    public void MoveTo(Intake intake)
    {
        _lines.ForEach(intake.Add);
        _lines.Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
