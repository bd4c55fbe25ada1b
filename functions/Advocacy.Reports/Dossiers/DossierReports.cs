using Advocacy.Pipeline.Dossiers;
using Advocacy.Pipeline.Outputs;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Dossiers;

/// <summary>The papers, for auditors: dossier/.</summary>
internal sealed class DossierReports(IOutputs outputs) : IDossierReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteDossierAsync(DossierFacts facts, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var paper in Words.All.SelectMany(words => FilledPaper.Of(facts, words)))
        {
            var name = $"dossier/{paper.File}.{paper.Language}";
            files.Add(await WriteAsync($"{name}.html", stream => DossierHtml.WriteAsync(stream, paper), cancellationToken));
            files.Add(
                await WriteAsync(
                    $"{name}.docx",
                    stream =>
                    {
                        DossierDocument.Write(stream, paper);
                        return Task.CompletedTask;
                    },
                    cancellationToken
                )
            );
        }

        return files;
    }

    private Task<string> WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.Auditors, name, write, cancellationToken);
}
