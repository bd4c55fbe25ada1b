using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Dossiers;

/// <summary>options, model, audit, effect ─► papers. For works councils and data protection officers; what only the company can know is
/// left open.</summary>
public sealed class WriteDossier(
    IActivityStore store,
    IAudit audit,
    IModelStore models,
    IMeasurements measurements,
    DossierSettings settings,
    IDossierReports reports
)
{
    /// <summary>The command's name.</summary>
    public const string Name = "dossier";

    /// <summary>Writes the papers.</summary>
    /// <returns>Where they are.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken) =>
        await reports.WriteDossierAsync(
            new(
                settings.Now,
                settings.Options,
                settings.Sources,
                await CountAsync(cancellationToken),
                (await models.LoadAsync(cancellationToken))?.Card,
                (await measurements.ReadAsync<EffectReport>(cancellationToken))?.Lists is [.., var all] ? all : null
            ),
            cancellationToken
        );

    private async Task<DossierCounts> CountAsync(CancellationToken cancellationToken)
    {
        var measured = await store.CountAsync(Purpose.Measure, cancellationToken);
        var scored = await store.CountAsync(Purpose.Predict, cancellationToken);
        var entries = await audit.ReadAsync(cancellationToken);
        return new(
            SmallGroups.NearestFive((int)measured.Employees),
            SmallGroups.NearestFive((int)scored.Employees),
            entries.Count(entry => entry.Kind == "export"),
            // One erasure may be noted several times, until nothing is left.
            entries.Where(entry => entry.Kind == "erasure").Select(entry => entry.Subject).Distinct().Count(),
            entries.Count
        );
    }
}

/// <summary>What holds, for the papers.</summary>
public sealed class DossierSettings(
    IOptions<ProgrammeOptions> programme,
    IOptions<ConversionOptions> conversion,
    IOptions<SelectionOptions> selection,
    IOptions<RetentionOptions> retention,
    CollectEngagement sources,
    TimeProvider clock
)
{
    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The options.</summary>
    public DossierOptions Options => new(programme.Value, conversion.Value, selection.Value, retention.Value);

    /// <summary>The networks that are asked.</summary>
    public IReadOnlyList<string> Sources =>
        [.. sources.Sources.Where(source => source.Place is not null && source.Name != "drop").Select(source => source.Name)];
}
