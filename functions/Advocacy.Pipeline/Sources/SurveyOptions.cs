using System.Globalization;
using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.Sources;

/// <summary>How the columns of a survey's table are called, and what its answers mean.</summary>
public sealed class SurveyOptions : ICheckedOptions
{
    private const int HighestLevel = 5;

    /// <inheritdoc/>
    public static string Section => "Advocacy:Survey";

    /// <summary>The column of the company's ids.</summary>
    public string EmployeeId { get; set; } = "employee_id";

    /// <summary>The column of the day, or of the time, of an answer.</summary>
    public string AnsweredOn { get; set; } = "answered_on";

    /// <summary>The column of synergy, 1 to 4.</summary>
    public string Synergy { get; set; } = "synergy";

    /// <summary>The column of antagonism, 1 to 4.</summary>
    public string Antagonism { get; set; } = "antagonism";

    /// <summary>The column of digital culture, 1 to 5.</summary>
    public string DigitalCulture { get; set; } = "digital_culture";

    /// <summary>The column of the link to the company, 1 to 5.</summary>
    public string CompanyLink { get; set; } = "company_link";

    /// <summary>The column of own interest, 1 to 5.</summary>
    public string OwnInterest { get; set; } = "own_interest";

    /// <summary>Answers in words, and the level that each stands for, 1 to 5; numbers need none.</summary>
    public IReadOnlyDictionary<string, int> Levels { get; set; } = new Dictionary<string, int>();

    /// <summary>The columns, by the member of the event that each fills.</summary>
    public IReadOnlyList<(string Member, string Column)> Columns =>
        [
            ("employeeId", EmployeeId),
            ("answeredOn", AnsweredOn),
            ("synergy", Synergy),
            ("antagonism", Antagonism),
            ("digitalCulture", DigitalCulture),
            ("companyLink", CompanyLink),
            ("ownInterest", OwnInterest),
        ];

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        Columns
            .Where(column => string.IsNullOrWhiteSpace(column.Column))
            .Select(column => $"{column.Member} names no column.")
            .Concat(
                Levels
                    .Where(level => level.Value is < 1 or > HighestLevel)
                    .Select(level =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the level of '{level.Key}' is {level.Value}, but must be from 1 to {HighestLevel}."
                        )
                    )
            );
}
