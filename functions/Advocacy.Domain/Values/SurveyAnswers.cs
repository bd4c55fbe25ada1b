using System.Globalization;
using Advocacy.Domain.Merging;

namespace Advocacy.Domain.Values;

/// <summary>One person's answers: two scales of sociodynamics and the three axes of the portrait.</summary>
/// <param name="Synergy">Energy given to the project, 1 to 4.</param>
/// <param name="Antagonism">Energy against it, 1 to 4.</param>
/// <param name="DigitalCulture">Ease with social networks, 1 to 5.</param>
/// <param name="CompanyLink">Attachment to the company, 1 to 5.</param>
/// <param name="OwnInterest">What the person gains from speaking up, 1 to 5.</param>
public sealed record SurveyAnswers(int Synergy, int Antagonism, int DigitalCulture, int CompanyLink, int OwnInterest)
{
    /// <summary>Orders these answers among others of the same person and day.</summary>
    public Revision RevisionAt(DateTimeOffset recordedAt) =>
        new(
            recordedAt,
            Fingerprint.Of(
                string.Create(CultureInfo.InvariantCulture, $"{Synergy} {Antagonism} {DigitalCulture} {CompanyLink} {OwnInterest}")
            )
        );
}
