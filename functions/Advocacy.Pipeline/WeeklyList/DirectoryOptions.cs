using Advocacy.Pipeline.Configuration;

namespace Advocacy.Pipeline.WeeklyList;

/// <summary>Where names and addresses are, and how the columns of that table are called.</summary>
public sealed class DirectoryOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Directory";

    /// <summary>A CSV or XLSX file; without one, the blob people.csv of the container directory, or directory/people.csv beside the
    /// outputs.</summary>
    public string? File { get; set; }

    /// <summary>The column of the company's ids.</summary>
    public string EmployeeId { get; set; } = "employee_id";

    /// <summary>The column of names.</summary>
    public string Name { get; set; } = "name";

    /// <summary>The column of mail addresses; it may be missing.</summary>
    public string Email { get; set; } = "email";

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        new[] { (nameof(EmployeeId), EmployeeId), (nameof(Name), Name), (nameof(Email), Email) }
            .Where(column => string.IsNullOrWhiteSpace(column.Item2))
            .Select(column => $"{column.Item1} names no column.");
}
