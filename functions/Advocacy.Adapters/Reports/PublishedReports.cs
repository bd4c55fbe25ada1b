using Advocacy.Adapters.Reports.Page;
using Advocacy.Adapters.Sheets;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Reports;

/// <summary>The reports: reach/ for marketing, candidates/ and effect/ for HR, persons/ for who hands them to the people, bad-rows.jsonl for engineers.</summary>
internal sealed class PublishedReports(IOutputs outputs) : IReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteMarketingAsync(MarketingReport report, CancellationToken cancellationToken) =>
    [
        await WriteAsync(Audience.Marketing, "report.html", stream => ReportPage.WriteAsync(stream, report, cancellationToken), cancellationToken),
        await WriteAsync(Audience.Marketing, "reach/summary.csv", stream => SummaryCsv.WriteAsync(stream, report), cancellationToken),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteListAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var texts in ListTexts.All)
        {
            files.Add(await WriteAsync($"{PrefixOf(list.List)}{texts.Language}.xlsx", stream => Task.Run(() => ListWorkbook.Write(stream, list, directory, texts), cancellationToken), cancellationToken));
        }

        return [.. files, await WriteAsync($"{PrefixOf(list.List)}csv", stream => CandidatesCsv.WriteAsync(stream, list, directory), cancellationToken)];
    }

    /// <inheritdoc/>
    public async Task RemoveListAsync(string list, CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.HumanResources, PrefixOf(list), cancellationToken))
        {
            await outputs.DeleteAsync(Audience.HumanResources, name, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> NamesAsync(string list, PersonNames names, CancellationToken cancellationToken)
    {
        foreach (var name in await outputs.ListAsync(Audience.HumanResources, PrefixOf(list), cancellationToken))
        {
            if (await outputs.ReadAsync(Audience.HumanResources, name, cancellationToken) is { } content && MayName(name, content, names))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken) =>
    [
        await WriteAsync("effect/effect.csv", stream => EffectCsv.WriteAsync(stream, report.Lists), cancellationToken),
        await WriteAsync("effect/funnel.csv", stream => EffectCsv.WriteFunnelAsync(stream, report.Funnel), cancellationToken),
        await WriteAsync("effect/surveys.csv", stream => EffectCsv.WriteSurveysAsync(stream, report.Surveys), cancellationToken),
        await WriteAsync("effect/effect.en.html", stream => EffectHtml.WriteAsync(stream, report, new EffectTextsEnglish()), cancellationToken),
        await WriteAsync("effect/effect.fr.html", stream => EffectHtml.WriteAsync(stream, report, new EffectTextsFrench()), cancellationToken),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WritePersonAsync(PersonExport person, CancellationToken cancellationToken)
    {
        var prefix = PersonFiles.PrefixOf(person.Pseudonym);
        return
        [
            await WriteAsync(Audience.Auditors, $"{prefix}json", stream => PersonJson.WriteAsync(stream, person, cancellationToken), cancellationToken),
            await WriteAsync(Audience.Auditors, $"{prefix}en.html", stream => PersonHtml.WriteAsync(stream, person, PersonTexts.English, cancellationToken), cancellationToken),
            await WriteAsync(Audience.Auditors, $"{prefix}fr.html", stream => PersonHtml.WriteAsync(stream, person, PersonTexts.French, cancellationToken), cancellationToken),
        ];
    }

    /// <inheritdoc/>
    public Task<string> WriteBadRowsAsync(IAsyncEnumerable<BadRow> rows, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.Engineers, "bad-rows.jsonl", stream => BadRowsJsonl.WriteAsync(stream, rows, cancellationToken), cancellationToken);

    private static string PrefixOf(string list) => $"candidates/{list}.";

    private Task<string> WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) => WriteAsync(Audience.HumanResources, name, write, cancellationToken);

    private Task<string> WriteAsync(Audience audience, string name, Func<Stream, Task> write, CancellationToken cancellationToken) => outputs.WriteAsync(audience, name, write, cancellationToken);

    /// <summary>Whether a file names a person. One that somebody damaged may: it is written anew.</summary>
    private static bool MayName(string name, ReadOnlyMemory<byte> content, PersonNames names)
    {
        try
        {
            return FileLayers.Of(name, content).Any(layer => names.In(layer.Span));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            return true;
        }
    }
}
