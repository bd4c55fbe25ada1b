using System.Globalization;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Exports;

/// <summary>The mappings that there are: those that come with the program, and the company's own, mappings/*.json among what engineers run.
/// One of its own takes the place of one of the same platform.</summary>
internal sealed class ExportMappings(IOutputs outputs)
{
    /// <summary>Where the company's own are.</summary>
    public const string Folder = "mappings/";

    private const string Prefix = "mapping.";

    /// <summary>Every mapping of shares, by platform.</summary>
    /// <exception cref="InvalidDataException">One of them is none.</exception>
    public async Task<IReadOnlyList<ExportMapping>> ReadAsync(CancellationToken cancellationToken) =>
        [
            .. (await OwnAsync(cancellationToken))
                .Where(file => !VisitMapping.Is(file.Json))
                .Select(file => ExportMapping.Read(file.Name, file.Json.Span))
                .Concat(ReadShipped())
                .DistinctBy(mapping => mapping.Platform)
                .OrderBy(mapping => mapping.Platform, StringComparer.Ordinal),
        ];

    /// <summary>Every mapping of visits, by platform.</summary>
    /// <exception cref="InvalidDataException">One of them is none.</exception>
    public async Task<IReadOnlyList<VisitMapping>> ReadVisitsAsync(CancellationToken cancellationToken) =>
        [
            .. (await OwnAsync(cancellationToken))
                .Concat(Shipped())
                .Where(file => VisitMapping.Is(file.Json))
                .Select(file => VisitMapping.Read(file.Name, file.Json.Span))
                .DistinctBy(mapping => mapping.Platform)
                .OrderBy(mapping => mapping.Platform, StringComparer.Ordinal),
        ];

    /// <summary>Those of shares that come with the program.</summary>
    public static IEnumerable<ExportMapping> ReadShipped() =>
        Shipped().Where(file => !VisitMapping.Is(file.Json)).Select(file => ExportMapping.Read(file.Name, file.Json.Span));

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Json)> Shipped()
    {
        var assembly = typeof(ExportMappings).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var json = new byte[stream.Length];
            stream.ReadExactly(json);
            yield return (name, json);
        }
    }

    private async Task<IReadOnlyList<(string Name, ReadOnlyMemory<byte> Json)>> OwnAsync(CancellationToken cancellationToken)
    {
        var own = new List<(string Name, ReadOnlyMemory<byte> Json)>();
        var files = await outputs.ListAsync(Audience.Engineers, Folder, cancellationToken);
        foreach (var file in files.Where(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            if (await outputs.ReadAsync(Audience.Engineers, file, cancellationToken) is { } json)
            {
                own.Add((file, json));
            }
        }

        return own;
    }

    /// <summary>The mapping that a table is for: of those whose columns it has, the one that names most; where they are equal the first by
    /// platform.</summary>
    /// <exception cref="RefusedFileException">There is none; the message says what the nearest lacks.</exception>
    public static ExportMapping Choose(string file, Sheet sheet, IReadOnlyList<ExportMapping> mappings)
    {
        var fitting = mappings.Where(mapping => Missing(mapping, sheet).Count == 0).MaxBy(mapping => Found(mapping, sheet));
        if (fitting is not null)
        {
            sheet.RefuseTwice(fitting.SideBySide is null ? fitting.AllColumns : []);
            return fitting;
        }

        var nearest = mappings.MinBy(mapping => Missing(mapping, sheet).Count)!;
        throw new RefusedFileException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file} fits no mapping ({string.Join(", ", mappings.Select(mapping => mapping.Platform))}); the nearest, "
                    + $"{nearest.Platform}, lacks {string.Join(", ", Missing(nearest, sheet))}; line {sheet.NamesLine} was taken for the "
                    + $"names of columns, and 'sources mapping' drafts a mapping from the file"
            )
        );
    }

    /// <summary>Whether a line with these names is that of a table that a mapping is for.</summary>
    public static bool AreNames(IReadOnlySet<string> names, IReadOnlyList<ExportMapping> mappings) =>
        mappings.Any(mapping => mapping.Needed.All(column => names.Contains(SheetCell.KeyOf(column))));

    private static IReadOnlyList<string> Missing(ExportMapping mapping, Sheet sheet) =>
        [.. mapping.Needed.Where(column => !sheet.Has(column))];

    private static int Found(ExportMapping mapping, Sheet sheet) =>
        mapping.Needed.Concat(mapping.Counters.Values.SelectMany(columns => columns)).Count(sheet.Has);
}
