using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Outputs;

namespace Advocacy.Reports.Effect;

/// <summary>What the lists changed, for HR: effect/.</summary>
internal sealed class EffectReports(IOutputs outputs) : IEffectReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WriteEffectAsync(EffectReport report, CancellationToken cancellationToken) =>
        [
            await WriteAsync("effect/effect.csv", stream => EffectCsv.WriteAsync(stream, report.Lists), cancellationToken),
            await WriteAsync("effect/funnel.csv", stream => EffectCsv.WriteFunnelAsync(stream, report.Funnel), cancellationToken),
            await WriteAsync("effect/surveys.csv", stream => EffectCsv.WriteSurveysAsync(stream, report.Surveys), cancellationToken),
            .. await WritePagesAsync(report, cancellationToken),
        ];

    private async Task<IReadOnlyList<string>> WritePagesAsync(EffectReport report, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        foreach (var texts in EffectTexts.All)
        {
            files.Add(
                await WriteAsync(
                    $"effect/effect.{texts.Language}.html",
                    stream => EffectHtml.WriteAsync(stream, report, texts),
                    cancellationToken
                )
            );
        }

        return files;
    }

    private Task<string> WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        outputs.WriteAsync(Audience.HumanResources, name, write, cancellationToken);
}
