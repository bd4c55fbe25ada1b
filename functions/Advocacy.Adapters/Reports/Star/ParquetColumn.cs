namespace Advocacy.Adapters.Reports.Star;

/// <summary>A column of a table, for those who read it.</summary>
/// <param name="Name">Its name, with the unit.</param>
/// <param name="Type">date, text, whole number, number or flag.</param>
/// <param name="IsNullable">Whether it can be missing.</param>
/// <param name="About">What it says.</param>
internal sealed record ParquetColumn(string Name, string Type, bool IsNullable, string About);
