namespace Advocacy.Tests.Support;

/// <summary>A column or a measure of the semantic model.</summary>
internal sealed record TmdlObject(
    string Table,
    string Kind,
    string Name,
    string Description,
    string Expression,
    Dictionary<string, string> Properties
);
