using System.Text.Json;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Figures;

/// <summary>A booked part as JSON: what one instance books, another joins.</summary>
internal static class BookedPartFormat
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Write(BookedPart part) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Written(
                [.. part.Cells.Cells.Select(pair => CellOf(pair.Key, pair.Value))],
                part.People,
                part.Sharers,
                part.Disclosed,
                part.Adoption,
                part.Slices
            ),
            Json
        );

    public static BookedPart Read(ReadOnlyMemory<byte> json)
    {
        var written = JsonSerializer.Deserialize<Written>(json.Span, Json)!;
        var cells = new DayCells();
        foreach (var cell in written.Cells)
        {
            cells.Add(new(cell.Day, cell.Network, cell.ContentId, cell.Basis), DayCell.Of(cell.People, cell.Figures.Select(FigureOf)));
        }

        return new(cells, written.People, written.Sharers, written.Disclosed, written.Adoption, written.Slices);
    }

    private static Cell CellOf(CellKey key, DayCell cell) =>
        new(
            key.Day,
            key.Network,
            key.ContentId,
            key.Basis,
            cell.People,
            [
                .. cell.Figures.Select(figure => new Figure(
                    Amounts.NameOf(figure.Figure),
                    figure.Contributions.Sum,
                    figure.Contributions.MayBeTold ? null : [.. figure.Contributions.Few.Select(few => new Part(few.Key, few.Value))]
                )),
            ]
        );

    private static (int Figure, Contributions Contributions) FigureOf(Figure figure) =>
        (
            Amounts.OfName(figure.Name) ?? throw new InvalidDataException($"{figure.Name} is no figure"),
            Contributions.Of(figure.Sum, figure.Few?.ToDictionary(part => part.Person, part => part.Amount))
        );

    private sealed record Written(
        IReadOnlyList<Cell> Cells,
        long People,
        IReadOnlyDictionary<string, int> Sharers,
        DisclosedPosts Disclosed,
        AdoptionPart Adoption,
        IReadOnlyList<LedgerSlice> Slices
    );

    private sealed record Cell(
        DateOnly Day,
        string Network,
        string? ContentId,
        ReachBasis Basis,
        int People,
        IReadOnlyList<Figure> Figures
    );

    private sealed record Figure(string Name, long Sum, IReadOnlyList<Part>? Few);

    private sealed record Part(PersonId Person, long Amount);
}
