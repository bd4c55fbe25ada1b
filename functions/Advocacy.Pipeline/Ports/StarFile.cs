namespace Advocacy.Pipeline.Ports;

/// <summary>A file of a table of the star schema. Its name follows from its content, so that it never changes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Path">Where it is, from the folder of the star schema.</param>
/// <param name="Month">The month of its first days; null where the table is one file.</param>
/// <param name="Network">The networks that it is about; null where it is about all.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
public sealed record StarFile(string Table, string Path, string? Month, string? Network, int Rows, long Bytes, string Sha256);
