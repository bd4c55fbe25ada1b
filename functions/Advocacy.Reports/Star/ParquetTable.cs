using System.IO.Compression;
using Advocacy.Domain.Values;
using Parquet;
using Parquet.Schema;

namespace Advocacy.Reports.Star;

/// <summary>A table with an explicit schema, whose rows are written as Parquet files.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="about">What a row is.</param>
internal sealed class ParquetTable<T>(string name, string about) : IParquetTable
{
    // Not the fields themselves: ParquetSchema changes those that it is given, and files are written side by side.
    private readonly List<Func<DataField>> _fields = [];
    private readonly List<ParquetColumn> _columns = [];
    private readonly List<Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task>> _writers = [];
    private readonly List<Func<ParquetRowGroupReader, DataField, IReadOnlyList<T>, Task<bool>>> _checks = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string About => about;

    /// <inheritdoc/>
    public IReadOnlyList<ParquetColumn> Columns => _columns;

    /// <summary>Adds a column of days.</summary>
    public ParquetTable<T> Day(string column, string says, Func<T, DateOnly> value)
    {
        DateTime[] Values(IReadOnlyList<T> rows) => [.. rows.Select(row => value(row).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))];
        return Add(
            () => new DateTimeDataField(column, DateTimeFormat.Date, isNullable: false),
            new(column, "date", false, says),
            (group, field, rows) => group.WriteAsync<DateTime>(field, Values(rows)),
            (group, field, rows) => HoldsAsync(Values(rows), read => group.ReadAsync(field, read))
        );
    }

    /// <summary>Adds a column of texts.</summary>
    public ParquetTable<T> Text(string column, string says, Func<T, string> value) => Text(column, says, value, isNullable: false);

    /// <summary>Adds a column of texts that may be missing.</summary>
    public ParquetTable<T> TextOrNull(string column, string says, Func<T, string?> value) => Text(column, says, value, isNullable: true);

    /// <summary>Adds a column of numbers or flags.</summary>
    public ParquetTable<T> Number<TValue>(string column, string says, Func<T, TValue> value)
        where TValue : struct
    {
        TValue[] Values(IReadOnlyList<T> rows) => [.. rows.Select(value)];
        return Add(
            () => new DataField<TValue>(column),
            new(column, TypeOf<TValue>(), false, says),
            (group, field, rows) => group.WriteAsync<TValue>(field, Values(rows)),
            (group, field, rows) => HoldsAsync(Values(rows), read => group.ReadAsync(field, read))
        );
    }

    /// <summary>Adds a column of numbers that may be missing.</summary>
    public ParquetTable<T> NumberOrNull<TValue>(string column, string says, Func<T, TValue?> value)
        where TValue : struct
    {
        TValue?[] Values(IReadOnlyList<T> rows) => [.. rows.Select(value)];
        return Add(
            () => new DataField<TValue?>(column),
            new(column, TypeOf<TValue>(), true, says),
            (group, field, rows) => group.WriteAsync<TValue>(field, Values(rows)),
            (group, field, rows) => HoldsAsync(Values(rows), read => group.ReadAsync(field, read))
        );
    }

    /// <summary>Adds a column for each counter, and one for the engagements.</summary>
    public ParquetTable<T> Counters(string says, Func<T, Counters> value)
    {
        foreach (var counter in Counter.All)
        {
            NumberOrNull(counter.Name, $"{Named(counter)} {says}", row => value(row)[counter]);
        }

        var engagements = string.Join(" + ", Counter.All.Where(counter => counter.IsEngagement));
        return Number("engagements", char.ToUpperInvariant(engagements[0]) + engagements[1..], row => value(row).Engagements);

        static string Named(Counter counter) => char.ToUpperInvariant(counter.Name[0]) + counter.Name[1..];
    }

    /// <summary>Rows as one file, which was read back. The same rows make the same bytes.</summary>
    /// <exception cref="InvalidDataException">What was written does not hold the rows.</exception>
    public async Task<ReadOnlyMemory<byte>> ToFileAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        DataField[] fields = [.. _fields.Select(make => make())];
        var schema = new ParquetSchema([.. fields]);
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: cancellationToken))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, write) in fields.Zip(_writers))
            {
                await write(group, field, rows);
            }
        }

        await ReadBackAsync(stream, rows, cancellationToken);
        return stream.ToArray();
    }

    private async Task ReadBackAsync(MemoryStream file, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: cancellationToken);
        using var group = reader.OpenRowGroupReader(0);
        foreach (var ((column, holds), field) in _columns.Zip(_checks).Zip(reader.Schema.GetDataFields()))
        {
            if (field.Name != column.Name || !await holds(group, field, rows))
            {
                throw new InvalidDataException($"{name}: the column {column.Name} was read back other than it was written");
            }
        }
    }

    private static async Task<bool> HoldsAsync<TValue>(TValue[] written, Func<Memory<TValue>, ValueTask> read)
    {
        var found = new TValue[written.Length];
        await read(found);
        return found.AsSpan().SequenceEqual(written, EqualityComparer<TValue>.Default);
    }

    private static string TypeOf<TValue>() =>
        typeof(TValue) == typeof(bool) ? "flag"
        : typeof(TValue) == typeof(double) ? "number"
        : "whole number";

    private ParquetTable<T> Text(string column, string says, Func<T, string?> value, bool isNullable)
    {
        string?[] Values(IReadOnlyList<T> rows) => [.. rows.Select(value)];
        return Add(
            () => new DataField(column, typeof(string), isNullable),
            new(column, "text", isNullable, says),
            (group, field, rows) => group.WriteAsync(field, Values(rows)!),
            (group, field, rows) => HoldsAsync(Values(rows), read => group.ReadAsync(field, read))
        );
    }

    private ParquetTable<T> Add(
        Func<DataField> field,
        ParquetColumn column,
        Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task> write,
        Func<ParquetRowGroupReader, DataField, IReadOnlyList<T>, Task<bool>> holds
    )
    {
        _fields.Add(field);
        _columns.Add(column);
        _writers.Add(write);
        _checks.Add(holds);
        return this;
    }
}

/// <summary>A table of the star schema, for those who read it.</summary>
internal interface IParquetTable
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What a row is.</summary>
    string About { get; }

    /// <summary>Its columns, in order.</summary>
    IReadOnlyList<ParquetColumn> Columns { get; }
}

/// <summary>A column of a table, for those who read it.</summary>
/// <param name="Name">Its name, with the unit.</param>
/// <param name="Type">date, text, whole number, number or flag.</param>
/// <param name="IsNullable">Whether it can be missing.</param>
/// <param name="About">What it says.</param>
internal sealed record ParquetColumn(string Name, string Type, bool IsNullable, string About);
