using Microsoft.ML;
using Microsoft.ML.Data;

namespace Advocacy.Ml.Learning;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class ModelRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; } = 1;

    /// <summary>Rows with a number of columns each.</summary>
    public static IDataView View(MLContext ml, IEnumerable<ModelRow> rows, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(ModelRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }
}
