using System.Text.Json;
using System.Text.Json.Serialization;

namespace Advocacy.Reports.Dossiers;

/// <summary>The papers of a language, before they are filled: &lt;language&gt;.json.</summary>
/// <param name="Words">Words around them.</param>
/// <param name="Papers">The papers.</param>
internal sealed record DossierPapers(DossierWords Words, IReadOnlyList<Paper> Papers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Those of a language, en or fr.</summary>
    public static DossierPapers Of(string language) =>
        JsonSerializer.Deserialize<DossierPapers>(
            typeof(DossierPapers).Assembly.GetManifestResourceStream($"dossiers.{language}.json")!,
            Json
        )!;
}

/// <summary>A paper.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Title">What it is.</param>
/// <param name="Sections">Its sections.</param>
internal sealed record Paper(string File, string Title, IReadOnlyList<PaperSection> Sections);

/// <summary>A section.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Statements">What it says.</param>
internal sealed record PaperSection(string Heading, IReadOnlyList<Statement> Statements);

/// <summary>A statement, a table, or without a source a gap that only the company can fill.</summary>
/// <param name="Text">What it says, with names of facts in braces; null for a table.</param>
/// <param name="Source">Where it comes from: an option, a file of the repository, or something that was measured.</param>
/// <param name="Needs">The fact without which it is not said, or null.</param>
/// <param name="Table">The name of a table, or null.</param>
internal sealed record Statement(string? Text = null, string? Source = null, string? Needs = null, string? Table = null);

/// <summary>Words around the papers.</summary>
internal sealed record DossierWords(
    string Company,
    string Made,
    string Source,
    string Gap,
    string NotConsulted,
    string None,
    string Effect,
    string Interval,
    string Unknown,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tables,
    string Months,
    string Days,
    string Raises,
    string Lowers,
    IReadOnlyDictionary<string, string> Retention,
    IReadOnlyDictionary<string, string> Kinds
);
