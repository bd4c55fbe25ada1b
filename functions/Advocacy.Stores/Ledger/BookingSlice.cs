using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Parquet;
using Parquet.Schema;

namespace Advocacy.Stores.Ledger;

/// <summary>What is booked of some people's shares, in columns: a row a share, in order of person. −1 stands for what is not known.
/// </summary>
internal static class BookingSlice
{
    private const long Unknown = -1;
    private static readonly string[] Numbers = ["is_posted", "basis", "followers", .. Counter.All.Select(counter => counter.Name)];

    /// <summary>Writes people as a file.</summary>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<PersonBookings> people, CancellationToken cancellationToken)
    {
        var rows = people.SelectMany(person => person.Shares.Select(booking => (person.PersonId, Booking: booking))).ToList();
        DataField[] fields = [new DataField<string>("person", false), new DataField<string>("share", false), .. Numbers.Select(Number)];
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema([.. fields]),
            stream,
            options,
            cancellationToken: cancellationToken
        );
        using var group = writer.CreateRowGroup();
        await WriteTextsAsync(group, fields[0], rows.Select(row => row.PersonId.Value));
        await WriteTextsAsync(group, fields[1], rows.Select(row => row.Booking.ShareId));
        for (var i = 0; i < Numbers.Length; i++)
        {
            await group.WriteAsync<long>(
                fields[i + 2],
                rows.Select(row => NumberOf(row.Booking, i)).ToArray(),
                cancellationToken: cancellationToken
            );
        }
    }

    /// <summary>The people of a file.</summary>
    public static async Task<IReadOnlyList<PersonBookings>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: cancellationToken);
        using var group = reader.OpenRowGroupReader(0);
        var fields = reader.Schema.GetDataFields();
        var count = checked((int)group.RowCount);
        var (persons, shares) = (new string?[count], new string?[count]);
        await group.ReadAsync(fields[0], persons.AsMemory(), cancellationToken: cancellationToken);
        await group.ReadAsync(fields[1], shares.AsMemory(), cancellationToken: cancellationToken);
        var numbers = new long[Numbers.Length][];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new long[count];
            // What an earlier version did not count is not known.
            numbers[i].AsSpan().Fill(Unknown);
            if (fields.FirstOrDefault(field => field.Name == Numbers[i]) is { } field)
            {
                await group.ReadAsync(field, numbers[i].AsMemory(), cancellationToken: cancellationToken);
            }
        }

        var people = new List<PersonBookings>();
        for (var row = 0; row < count;)
        {
            var (person, booked) = (persons[row]!, new List<Booking>());
            for (; row < count && persons[row] == person; row++)
            {
                booked.Add(BookingOf(shares[row]!, numbers, row));
            }

            people.Add(new(new(person), booked));
        }

        return people;
    }

    private static Task WriteTextsAsync(ParquetRowGroupWriter group, DataField field, IEnumerable<string> texts) =>
        group.WriteAsync(field, texts.ToArray());

    private static DataField Number(string name) => new DataField<long>(name);

    private static long NumberOf(Booking booking, int column) =>
        column switch
        {
            0 => booking.IsPosted ? 1 : 0,
            1 => (long)booking.Basis,
            2 => booking.Followers ?? Unknown,
            _ => booking.Counters[Counter.All[column - 3]] ?? Unknown,
        };

    private static Booking BookingOf(string shareId, long[][] numbers, int row) =>
        new(
            shareId,
            numbers[0][row] == 1,
            OrNull(numbers[2][row]),
            (ReachBasis)numbers[1][row],
            Counters.From(counter => OrNull(numbers[3 + counter.Index][row]))
        );

    private static long? OrNull(long number) => number == Unknown ? null : number;
}
