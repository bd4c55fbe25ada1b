namespace Advocacy.Adapters.Reports.Star;

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
