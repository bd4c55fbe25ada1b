using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Ingest;

namespace Advocacy.Sources.Drop;

/// <summary>Cuts a stream into lines in constant memory: of a line longer than a bad row keeps, only the beginning, the length
/// and the hash remain. Blank lines, a byte order mark and the CR of CRLF are passed over.</summary>
internal sealed class LineReader(Stream stream, string name)
{
    private const int StartBytes = 64 * 1024;
    private byte[] _buffer = new byte[StartBytes];
    private int _start;
    private int _end;
    private long _number;
    private bool _isEnded;

    /// <summary>The next line that is not blank, or null at the end.</summary>
    public async ValueTask<SourceLine?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = await FindEndAsync(cancellationToken);
            if (length is null)
            {
                return null;
            }

            _number++;
            var line = length < 0 ? await SkipLongAsync(cancellationToken) : Take(length.Value);
            if (line.Length > 0)
            {
                return line;
            }
        }
    }

    /// <summary>A line in the place of all that could not be read; its bytes say where that begins.</summary>
    public SourceLine Unreadable()
    {
        var place = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}:{_number + 1}"));
        return new(place, place.Length, null, name, _number + 1, IsUnreadable: true);
    }

    /// <summary>Length of the line at the start of the buffer; -1 where it is too long to be held; null at the end.</summary>
    private async ValueTask<int?> FindEndAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return searched + at;
            }

            searched = _end - _start;
            if (searched > EventLimits.MaxPayloadBytes)
            {
                return -1;
            }

            if (!await FillAsync(cancellationToken))
            {
                return searched > 0 ? searched : null;
            }
        }
    }

    private SourceLine Take(int length)
    {
        var line = _buffer.AsMemory(_start, length);
        _start = Math.Min(_start + length + 1, _end);
        if (_number == 1 && line.Span.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        var trimmed = line.Trim(" \t\r"u8);
        return new(trimmed, trimmed.Length, null, name, _number);
    }

    private async ValueTask<SourceLine> SkipLongAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var beginning = _buffer.AsMemory(_start, EventLimits.PrefixBytes).ToArray();
        long length = 0;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            var at = held.IndexOf((byte)'\n');
            var part = at < 0 ? held : held[..at];
            hash.AppendData(part);
            length += part.Length;
            _start += at < 0 ? part.Length : at + 1;
            if (at >= 0 || !await FillAsync(cancellationToken))
            {
                return new(beginning, length, Convert.ToHexStringLower(hash.GetHashAndReset()), name, _number);
            }
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isEnded)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _isEnded = read == 0;
        return read > 0;
    }
}
