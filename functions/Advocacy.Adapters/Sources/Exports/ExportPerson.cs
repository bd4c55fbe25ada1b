namespace Advocacy.Adapters.Sources.Exports;

/// <summary>Who shared, in an export: the company's id, or an account that directory/accounts.csv knows; in a column, or in the file's name.</summary>
internal sealed record ExportPerson
{
    /// <summary>The column, or null where the file's name says it.</summary>
    public string? Column { get; init; }

    /// <summary>A regular expression whose first group is the person; null is the whole.</summary>
    public string? Pattern { get; init; }

    /// <summary>employeeId, or account.</summary>
    public required string Is { get; init; }

    /// <summary>The network in directory/accounts.csv whose accounts they are, such as email; null is that of the share.</summary>
    public string? AccountsOf { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    internal string? Mistake => Is is not ("employeeId" or "account") ? $"person is '{Is}', but may be employeeId or account"
        : Column is null && Pattern is null ? "person must have a column, or a pattern that finds them in the file's name"
        : Pattern is not null && FirstGroup.MistakeIn(Pattern) is { } mistake ? $"person has a pattern that {mistake}"
        : null;

    /// <summary>The person as a text names them; empty where it does not.</summary>
    internal string Of(string text) => Pattern is null ? text : FirstGroup.Of(Pattern, text) ?? "";
}
