using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Rights;

namespace Advocacy.Reports.Person;

/// <summary>What is held of people, for who hands it to them: persons/.</summary>
internal sealed class PersonReports(IOutputs outputs) : IPersonReports
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> WritePersonAsync(PersonExport person, CancellationToken cancellationToken)
    {
        var prefix = PersonFiles.PrefixOf(person.Pseudonym);
        return
        [
            await outputs.WriteAsync(
                Audience.Auditors,
                $"{prefix}json",
                stream => PersonJson.WriteAsync(stream, person, cancellationToken),
                cancellationToken
            ),
            await outputs.WriteAsync(
                Audience.Auditors,
                $"{prefix}en.html",
                stream => PersonHtml.WriteAsync(stream, person, PersonTexts.All[0], cancellationToken),
                cancellationToken
            ),
            await outputs.WriteAsync(
                Audience.Auditors,
                $"{prefix}fr.html",
                stream => PersonHtml.WriteAsync(stream, person, PersonTexts.All[1], cancellationToken),
                cancellationToken
            ),
        ];
    }

    /// <inheritdoc/>
    public Task WritePersonAsync(PersonExport person, PersonForm form, Stream stream, CancellationToken cancellationToken) =>
        form switch
        {
            PersonForm.Json => PersonJson.WriteAsync(stream, person, cancellationToken),
            PersonForm.French => PersonHtml.WriteAsync(stream, person, PersonTexts.All[1], cancellationToken),
            _ => PersonHtml.WriteAsync(stream, person, PersonTexts.All[0], cancellationToken),
        };
}
