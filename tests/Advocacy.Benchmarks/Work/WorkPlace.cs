namespace Advocacy.Benchmarks.Work;

/// <summary>Where a piece of work reads and writes.</summary>
/// <param name="Program">The published local head.</param>
/// <param name="Input">The file that it reads.</param>
/// <param name="Folder">The folder that it writes into; what earlier work made is there.</param>
internal sealed record WorkPlace(string Program, string Input, string Folder);
