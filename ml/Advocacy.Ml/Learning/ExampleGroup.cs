using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Learning;

/// <summary>The groups that the card compares.</summary>
/// <param name="Profile">The profile at the cut-off.</param>
/// <param name="Attributes">What the directory says of them at the cut-off.</param>
internal sealed record ExampleGroup(Profile Profile, EmployeeAttributes Attributes)
{
    /// <summary>By kind of group; null where unknown.</summary>
    public IEnumerable<(string Kind, string? Name)> All =>
        [
            ("profile", Profile.ToString()),
            ("department", Attributes.Department),
            ("country", Attributes.Country),
            ("language", Attributes.Language),
        ];
}
