using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Advocacy.Adapters.Reports.Star;

/// <summary>A table with an explicit schema, whose rows are written as Parquet files.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="about">What a row is.</param>
internal sealed class ParquetTable<T>(string name, string about) : IParquetTable
{
    private readonly List<DataField> _fields = [];
    private readonly List<ParquetColumn> _columns = [];
    private readonly List<Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task>> _writers = [];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string About => about;

    /// <inheritdoc/>
    public IReadOnlyList<ParquetColumn> Columns => _columns;

    /// <summary>Adds a column of days.</summary>
    public ParquetTable<T> Day(string column, string says, Func<T, DateOnly> value) => Add(
        new DateTimeDataField(column, DateTimeFormat.Date, isNullable: false),
        new(column, "date", false, says),
        (group, field, rows) => group.WriteAsync<DateTime>(field, rows.Select(row => value(row).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToArray()));

    /// <summary>Adds a column of texts.</summary>
    public ParquetTable<T> Text(string column, string says, Func<T, string> value) => Add(
        new DataField(column, typeof(string), isNullable: false),
        new(column, "text", false, says),
        (group, field, rows) => group.WriteAsync(field, rows.Select(value).ToArray()));

    /// <summary>Adds a column of texts that may be missing.</summary>
    public ParquetTable<T> TextOrNull(string column, string says, Func<T, string?> value) => Add(
        new DataField(column, typeof(string), isNullable: true),
        new(column, "text", true, says),
        (group, field, rows) => group.WriteAsync(field, rows.Select(value).ToArray()!));

    /// <summary>Adds a column of numbers or flags.</summary>
    public ParquetTable<T> Number<TValue>(string column, string says, Func<T, TValue> value)
        where TValue : struct => Add(
        new DataField<TValue>(column),
        new(column, TypeOf<TValue>(), false, says),
        (group, field, rows) => group.WriteAsync<TValue>(field, rows.Select(value).ToArray()));

    /// <summary>Adds a column of numbers that may be missing.</summary>
    public ParquetTable<T> NumberOrNull<TValue>(string column, string says, Func<T, TValue?> value)
        where TValue : struct => Add(
        new DataField<TValue?>(column),
        new(column, TypeOf<TValue>(), true, says),
        (group, field, rows) => group.WriteAsync<TValue>(field, rows.Select(value).ToArray()));

    /// <summary>Rows as one file. The same rows make the same bytes.</summary>
    public async Task<ReadOnlyMemory<byte>> ToFileAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, options, cancellationToken: cancellationToken))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, write) in _fields.Zip(_writers))
            {
                await write(group, field, rows);
            }
        }

        return stream.ToArray();
    }

    private static string TypeOf<TValue>() => typeof(TValue) == typeof(bool) ? "flag" : typeof(TValue) == typeof(double) ? "number" : "whole number";

    private ParquetTable<T> Add(DataField field, ParquetColumn column, Func<ParquetRowGroupWriter, DataField, IReadOnlyList<T>, Task> write)
    {
        _fields.Add(field);
        _columns.Add(column);
        _writers.Add(write);
        return this;
    }
}
