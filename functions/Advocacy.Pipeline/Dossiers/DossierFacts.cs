using Advocacy.Domain.Invitations;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Pipeline.Dossiers;

/// <summary>What an installation holds of itself, for its papers; about nobody.</summary>
/// <param name="MadeAt">When it was looked at, UTC.</param>
/// <param name="Options">The options that hold.</param>
/// <param name="Sources">The sources that are enabled, by name.</param>
/// <param name="Counted">How much there is.</param>
/// <param name="Model">The card of the model that scores, or null.</param>
/// <param name="Effect">What invitations changed, of all lists, or null where it was not measured.</param>
public sealed record DossierFacts(
    DateTimeOffset MadeAt,
    DossierOptions Options,
    IReadOnlyList<string> Sources,
    DossierCounts Counted,
    ModelCard? Model,
    ToldEffect? Effect
);

/// <summary>The options that papers speak of.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Conversion">What an ambassador is.</param>
/// <param name="Selection">How lists are drawn.</param>
/// <param name="Retention">How long what is kept.</param>
public sealed record DossierOptions(
    ProgrammeOptions Programme,
    ConversionOptions Conversion,
    SelectionOptions Selection,
    RetentionOptions Retention
);

/// <summary>How much there is.</summary>
/// <param name="Measured">People who consent to be counted, to the nearest five.</param>
/// <param name="Scored">People who consent to be scored, to the nearest five.</param>
/// <param name="Exports">Copies handed over, in the audit.</param>
/// <param name="Erasures">Erasures, in the audit.</param>
/// <param name="AuditEntries">Entries of the audit.</param>
public sealed record DossierCounts(long Measured, long Scored, int Exports, int Erasures, int AuditEntries);

/// <summary>Writes the papers: each as HTML and DOCX, in English and French. Each file appears whole or not at all, and replaces the
/// last.</summary>
public interface IDossierReports
{
    /// <summary>Writes them.</summary>
    /// <returns>Where they are.</returns>
    Task<IReadOnlyList<string>> WriteDossierAsync(DossierFacts facts, CancellationToken cancellationToken);
}
