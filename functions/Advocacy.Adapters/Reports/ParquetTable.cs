using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Advocacy.Adapters.Reports;

/// <summary>Writes rows as one Parquet file with an explicit schema.</summary>
/// <typeparam name="T">A row.</typeparam>
internal sealed class ParquetTable<T>
{
    private readonly List<DataField> _fields = [];
    private readonly List<Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task>> _writers = [];

    /// <summary>Adds a column of days.</summary>
    public ParquetTable<T> Day(string name, Func<T, DateOnly> value) => Add(
        new DateTimeDataField(name, DateTimeFormat.Date, isNullable: false),
        (group, field, rows) => group.WriteAsync<DateTime>(field, rows.Select(row => value(row).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToArray()));

    /// <summary>Adds a column of texts, which may be null.</summary>
    public ParquetTable<T> Text(string name, Func<T, string?> value) => Add(
        new DataField(name, typeof(string), isNullable: true),
        (group, field, rows) => group.WriteAsync(field, rows.Select(value).ToArray()!));

    /// <summary>Adds a column of numbers or flags.</summary>
    public ParquetTable<T> Number<TValue>(string name, Func<T, TValue> value)
        where TValue : struct => Add(
        new DataField<TValue>(name),
        (group, field, rows) => group.WriteAsync<TValue>(field, rows.Select(value).ToArray()));

    /// <summary>Adds a column of numbers that may be null.</summary>
    public ParquetTable<T> NumberOrNull<TValue>(string name, Func<T, TValue?> value)
        where TValue : struct => Add(
        new DataField<TValue?>(name),
        (group, field, rows) => group.WriteAsync<TValue>(field, rows.Select(value).ToArray()));

    /// <summary>Writes the rows.</summary>
    public async Task WriteAsync(Stream stream, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, options, cancellationToken: cancellationToken);
        using var group = writer.CreateRowGroup();
        foreach (var (field, write) in _fields.Zip(_writers))
        {
            await write(group, field, rows);
        }
    }

    private ParquetTable<T> Add(DataField field, Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task> write)
    {
        _fields.Add(field);
        _writers.Add(write);
        return this;
    }
}
