using System.Buffers;
using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;

namespace Advocacy.Stores.Sqlite;

/// <summary>The counters of a share by day, as one value: for each day, the earliest first, the days since the one before, which counters
/// there are (a bit each, in their order), and these; all as whole numbers of seven bits a byte, the lowest first. The same counters are
/// the same bytes, whatever came first.</summary>
internal static class EngagementDays
{
    private const int LongestNumber = 10;

    /// <summary>Writes days, which must be in their order.</summary>
    public static byte[] Write(IReadOnlyList<KeyValuePair<DateOnly, Counters>> days)
    {
        var most = days.Count * (Counter.All.Count + 2) * LongestNumber;
        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var (length, before) = (0, 0);
            foreach (var (day, counters) in days)
            {
                length += Put(rented.AsSpan(length), day.DayNumber - before);
                before = day.DayNumber;
                var present = 0L;
                foreach (var counter in Counter.All)
                {
                    present |= counters[counter] is null ? 0 : 1L << counter.Index;
                }

                length += Put(rented.AsSpan(length), present);
                foreach (var counter in Counter.All)
                {
                    length += counters[counter] is { } count ? Put(rented.AsSpan(length), count) : 0;
                }
            }

            return rented[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Reads days.</summary>
    /// <exception cref="InvalidDataException">They end in the middle of one.</exception>
    public static List<KeyValuePair<DateOnly, Counters>> Read(ReadOnlySpan<byte> bytes)
    {
        var days = new List<KeyValuePair<DateOnly, Counters>>();
        Span<long?> counters = stackalloc long?[Counter.All.Count];
        for (var day = 0; bytes.Length > 0;)
        {
            day += (int)Take(ref bytes);
            var present = Take(ref bytes);
            for (var i = 0; i < counters.Length; i++)
            {
                counters[i] = (present & (1L << i)) == 0 ? null : Take(ref bytes);
            }

            days.Add(new(DateOnly.FromDayNumber(day), Counters.From(counters)));
        }

        return days;
    }

    /// <summary>How many days there are, and the last of them, 0 where there is none.</summary>
    public static (long Count, long Last) Extent(ReadOnlySpan<byte> bytes)
    {
        var (count, day) = (0L, 0L);
        for (; bytes.Length > 0; count++)
        {
            day += Take(ref bytes);
            for (var present = Take(ref bytes); present != 0; present &= present - 1)
            {
                Take(ref bytes);
            }
        }

        return (count, day);
    }

    /// <summary>The days of both; of one that is in both, the larger counters.</summary>
    public static byte[] Join(byte[] left, byte[] right) => Write(Sorted(Read(left).Concat(Read(right))));

    /// <summary>The days from one on; null where none is left.</summary>
    public static byte[]? From(byte[] bytes, int first)
    {
        var left = Read(bytes);
        left.RemoveAll(day => day.Key.DayNumber < first);
        return left.Count == 0 ? null : Write(left);
    }

    /// <summary>Days in their order, each once.</summary>
    public static IReadOnlyList<KeyValuePair<DateOnly, Counters>> Sorted(IEnumerable<KeyValuePair<DateOnly, Counters>> days) =>
        [.. JoinMap<DateOnly, Counters>.From(days)];

    private static int Put(Span<byte> bytes, long number)
    {
        var (left, length) = ((ulong)number, 0);
        for (; left >= 0x80; left >>= 7)
        {
            bytes[length++] = (byte)((left & 0x7F) | 0x80);
        }

        bytes[length++] = (byte)left;
        return length;
    }

    private static long Take(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var i = 0; i < bytes.Length && i < LongestNumber; i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return (long)number;
            }
        }

        throw new InvalidDataException("the counters of a share are cut off");
    }
}
