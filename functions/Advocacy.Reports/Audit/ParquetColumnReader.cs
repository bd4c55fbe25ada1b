using Parquet;
using Parquet.Schema;

namespace Advocacy.Reports.Audit;

/// <summary>Reads a column of a file whose schema is not known before.</summary>
internal static class ParquetColumnReader
{
    /// <summary>The values, null where one is missing.</summary>
    /// <exception cref="InvalidDataException">The column's type is none that a star schema has.</exception>
    public static Task<object?[]> ReadAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken) =>
        field.ClrType switch
        {
            var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => TextsAsync(group, field, cancellationToken),
            var type when type == typeof(DateTime) => ValuesAsync<DateTime>(group, field, cancellationToken),
            var type when type == typeof(int) => ValuesAsync<int>(group, field, cancellationToken),
            var type when type == typeof(long) => ValuesAsync<long>(group, field, cancellationToken),
            var type when type == typeof(double) => ValuesAsync<double>(group, field, cancellationToken),
            var type when type == typeof(bool) => ValuesAsync<bool>(group, field, cancellationToken),
            var other => throw new InvalidDataException($"the column {field.Name} is of {other.Name}, which no star schema has"),
        };

    private static async Task<object?[]> TextsAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
    {
        var values = new string?[checked((int)group.RowCount)];
        await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellationToken);
        return [.. values];
    }

    private static async Task<object?[]> ValuesAsync<T>(ParquetRowGroupReader group, DataField field, CancellationToken cancellationToken)
        where T : struct
    {
        var count = checked((int)group.RowCount);
        if (field.IsNullable)
        {
            var optional = new T?[count];
            await group.ReadAsync(field, optional.AsMemory(), cancellationToken: cancellationToken);
            return [.. optional.Select(value => (object?)value)];
        }

        var values = new T[count];
        await group.ReadAsync(field, values.AsMemory(), cancellationToken: cancellationToken);
        return [.. values.Select(value => (object?)value)];
    }
}
