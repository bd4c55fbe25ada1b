using System.Text.RegularExpressions;
using Advocacy.Pipeline.Dossiers;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Dossiers;

/// <summary>A paper with its facts, as it is written.</summary>
/// <param name="Language">en or fr.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Title">What it is.</param>
/// <param name="Intro">When and of what it was made.</param>
/// <param name="GapLabel">What stands before a gap.</param>
/// <param name="Sections">Its sections.</param>
internal sealed partial record FilledPaper(
    string Language,
    string File,
    string Title,
    string Intro,
    string GapLabel,
    IReadOnlyList<FilledSection> Sections
)
{
    /// <summary>The papers of a language.</summary>
    public static IEnumerable<FilledPaper> Of(DossierFacts facts, Words words)
    {
        var papers = DossierPapers.Of(words.Language);
        var values = DossierValues.Of(facts, papers.Words, words);
        var tables = new DossierTables(facts, papers.Words, words);
        var intro = Words.Filled(papers.Words.Made, words.Day(DateOnly.FromDateTime(facts.MadeAt.UtcDateTime)));
        return papers.Papers.Select(paper => new FilledPaper(
            words.Language,
            paper.File,
            paper.Title,
            intro,
            papers.Words.Gap,
            [
                .. paper
                    .Sections.Select(section => new FilledSection(
                        section.Heading,
                        [
                            .. section
                                .Statements.Select(statement => Filled(statement, values, tables, papers.Words))
                                .OfType<FilledStatement>(),
                        ]
                    ))
                    // What needs a model says nothing before there is one.
                    .Where(section => section.Statements.Count > 0),
            ]
        ));
    }

    /// <summary>A statement with its facts; null where it is not said.</summary>
    private static FilledStatement? Filled(
        Statement statement,
        IReadOnlyDictionary<string, string?> values,
        DossierTables tables,
        DossierWords words
    )
    {
        if (statement.Table is { } table)
        {
            return tables.Of(table) is { Rows.Count: > 0 } filled ? new(null, SourceOf(statement, words), filled) : null;
        }

        if (statement.Needs is { } needs && values[needs] is null)
        {
            return needs == DossierValues.ConsultedOn ? new(words.NotConsulted, null, null) : null;
        }

        var text = Place().Replace(statement.Text!, match => values[match.Groups[1].Value] ?? words.Unknown);
        return new(text, SourceOf(statement, words), null);
    }

    private static string? SourceOf(Statement statement, DossierWords words) =>
        statement.Source is { } source ? Words.Filled(words.Source, words.Sources.GetValueOrDefault(source, source)) : null;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}

/// <summary>A section.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Statements">What it says.</param>
internal sealed record FilledSection(string Heading, IReadOnlyList<FilledStatement> Statements);

/// <summary>A statement, or a table.</summary>
/// <param name="Text">What it says, or what the company is to write; null for a table.</param>
/// <param name="Source">Where it comes from; null where it is a gap.</param>
/// <param name="Table">The table, or null.</param>
internal sealed record FilledStatement(string? Text, string? Source, FilledTable? Table)
{
    /// <summary>Whether only the company can say it.</summary>
    public bool IsGap => Source is null;
}

/// <summary>A table.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Rows of cells.</param>
internal sealed record FilledTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
