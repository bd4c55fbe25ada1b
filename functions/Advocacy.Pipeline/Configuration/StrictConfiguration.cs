using F23.StringSimilarity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Configuration;

/// <summary>Reads a configuration as strictly as a contract: what no option takes, and what is of another type, is a mistake. What is
/// mistyped would otherwise hold by its default, and nobody would know.</summary>
/// <param name="sections">The sections.</param>
/// <param name="others">Keys under Advocacy that are no section.</param>
public sealed class StrictConfiguration(IReadOnlyList<OptionsSection> sections, IReadOnlyList<string> others)
{
    private const string Root = "Advocacy";
    private const int MostNamed = 12;
    private const string NoOption = " is no option; ";

    private readonly Dictionary<string, OptionShape> _others = others.ToDictionary(
        other => other,
        OptionShape (_) => new OptionValue(typeof(string), null),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The sections of options under Advocacy.</summary>
    public OptionMembers Shape { get; } =
        new(
            typeof(object),
            sections.ToDictionary(section => section.Path[(Root.Length + 1)..], section => section.Shape, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>Every mistake at once, in words; none where the configuration is right.</summary>
    public IReadOnlyList<string> MistakesIn(IConfiguration configuration)
    {
        var misplaced = configuration
            .GetChildren()
            .Where(child => !IsCalled(child.Key, Root) && IsNear(child.Key, Root))
            .Select(child => $"{child.Key} is no section; did you mean {Root}?");
        var known = Shape with { Named = Shape.Named.Concat(_others).ToDictionary(StringComparer.OrdinalIgnoreCase) };
        var shapes = In(configuration.GetSection(Root), known).ToList();
        // Values that cannot be read have no meaning to check; what nobody reads is in nobody's way.
        var values = sections
            .Where(section =>
                !shapes.Exists(mistake => IsUnder(mistake, section.Path) && !mistake.Contains(NoOption, StringComparison.Ordinal))
            )
            .SelectMany(section => section.Check(configuration));
        return [.. misplaced, .. shapes, .. values];
    }

    /// <summary>Stops the start where there are mistakes.</summary>
    /// <exception cref="OptionsValidationException">With every mistake.</exception>
    public void Check(IConfiguration configuration)
    {
        if (MistakesIn(configuration) is { Count: > 0 } mistakes)
        {
            throw new OptionsValidationException(Root, typeof(StrictConfiguration), mistakes);
        }
    }

    /// <summary>The name that is nearest to one that is not there; null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) =>
        names.Where(known => IsNear(name, known)).MinBy(known => Distance(name, known));

    private IEnumerable<string> In(IConfigurationSection place, OptionShape shape) =>
        shape switch
        {
            OptionValue value => InValue(place, value),
            OptionMembers members => InMembers(place, members),
            OptionTable table => NotAValue(place).Concat(place.GetChildren().SelectMany(child => In(child, table.Held))),
            OptionList list => NotAValue(place).Concat(place.GetChildren().SelectMany(child => In(child, list.Item))),
            _ => [],
        };

    private IEnumerable<string> InMembers(IConfigurationSection place, OptionMembers members) =>
        NotAValue(place)
            .Concat(
                place
                    .GetChildren()
                    .SelectMany(child =>
                        members.Named.TryGetValue(child.Key, out var shape)
                            ? In(child, shape)
                            : [Unknown(place, child.Key, members.Named.Keys)]
                    )
            );

    private static IEnumerable<string> InValue(IConfigurationSection place, OptionValue value) =>
        place.GetChildren().Any() ? [$"{place.Path} must be {value.Words}, and not a section."]
        : place.Value is null && value.Standard is not null ? [$"{place.Path} is null: leave it out, or let it be {value.Words}."]
        : place.Value is { } text && !value.CanRead(text) ? [$"{place.Path} is '{text}', but must be {value.Words}."]
        : [];

    private static IEnumerable<string> NotAValue(IConfigurationSection place) =>
        string.IsNullOrEmpty(place.Value) ? [] : [$"{place.Path} is '{place.Value}', but must be a section or a list."];

    private string Unknown(IConfigurationSection place, string name, IEnumerable<string> names)
    {
        var known = names.Order(StringComparer.Ordinal).ToList();
        var hint =
            SectionOf(name) is { } section ? $"it is one of {Root}:{section}."
            : Nearest(name, known) is { } near ? $"did you mean {near}?"
            : known.Count <= MostNamed ? $"there are {string.Join(", ", known)}."
            : "'advocacy config show' names them all.";
        return $"{place.Path}:{name}{NoOption}{hint}";
    }

    /// <summary>The section that has an option of a name; null where none has.</summary>
    private string? SectionOf(string name) =>
        Shape.Named.FirstOrDefault(section => section.Value is OptionMembers members && members.Named.ContainsKey(name)).Key;

    private static bool IsUnder(string mistake, string path) =>
        mistake.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase)
        || mistake.StartsWith(path + " ", StringComparison.OrdinalIgnoreCase);

    private static bool IsCalled(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsNear(string name, string known) => Distance(name, known) <= Math.Max(1, Math.Min(name.Length, known.Length) / 3);

    private static double Distance(string name, string known) => new Damerau().Distance(name.ToUpperInvariant(), known.ToUpperInvariant());
}
