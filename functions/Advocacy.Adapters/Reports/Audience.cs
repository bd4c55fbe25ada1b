namespace Advocacy.Adapters.Reports;

/// <summary>Who may read an output: rights are given by it.</summary>
internal enum Audience
{
    /// <summary>Marketing: nothing about fewer than five people.</summary>
    Marketing,

    /// <summary>HR: lists of people.</summary>
    HumanResources,

    /// <summary>Those who run the program.</summary>
    Engineers,

    /// <summary>Who has to give account, the data protection officer: what was done with people, and what is handed to them.</summary>
    Auditors,

    /// <summary>The list's writer alone: names and addresses.</summary>
    Directory,
}
