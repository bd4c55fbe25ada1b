using Advocacy.Ml.Features;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Advocacy.Ml.Training;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class ModelRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    /// <summary>Rows with a number of features each.</summary>
    public static IDataView View(MLContext ml, IEnumerable<ModelRow> rows, int features)
    {
        var schema = SchemaDefinition.Create(typeof(ModelRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    /// <summary>Rows with all features.</summary>
    public static IDataView View(MLContext ml, IEnumerable<float[]> rows) =>
        View(ml, rows.Select(row => new ModelRow { Features = row }), FeatureCatalog.All.Count);
}
