using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Ports;

/// <summary>What a group of networks did in a month: rows and spans that begin in it.</summary>
/// <param name="Network">The networks' names, joined.</param>
/// <param name="Month">The first of the month.</param>
/// <param name="Rows">By day and content.</param>
/// <param name="Spans">By day or days that belong together.</param>
public sealed record StarMonth(string Network, DateOnly Month, IReadOnlyList<PublishedFigures> Rows, IReadOnlyList<PublishedFigures> Spans);
