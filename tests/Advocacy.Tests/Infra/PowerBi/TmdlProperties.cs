using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.PowerBi;

/// <summary>The properties of TMDL's objects that our model may have, with the values that they may have
/// (learn.microsoft.com/dotnet/api/microsoft.analysisservices.tabular: Table, Column, Measure, Partition, SingleColumnRelationship,
/// ModelRole, Model and their enumerations), and those that each must have.</summary>
internal static class TmdlProperties
{
    private const string Any = ".+";

    // A property that is there alone is true.
    private const string Switch = "(true|false)?";

    private static readonly Dictionary<string, (string Property, string Values, bool IsNeeded)[]> Of = new()
    {
        ["database"] = [("compatibilityLevel", @"\d{4}", true)],
        ["model"] =
        [
            ("culture", "[a-z]{2}-[A-Z]{2}", true),
            ("defaultPowerBIDataSourceVersion", "powerBI_V3", true),
            ("discourageImplicitMeasures", Switch, false),
            ("sourceQueryCulture", "[a-z]{2}-[A-Z]{2}", false),
            ("dataAccessOptions", "", false),
        ],
        ["dataAccessOptions"] = [("legacyRedirects", Switch, false), ("returnErrorValuesAsNull", Switch, false)],
        ["table"] = [("isHidden", Switch, false), ("dataCategory", "Time", false), ("lineageTag", Any, false)],
        ["column"] =
        [
            ("dataType", "string|int64|double|decimal|dateTime|boolean", true),
            ("isKey", Switch, false),
            ("isHidden", Switch, false),
            ("formatString", Any, false),
            ("displayFolder", Any, false),
            ("summarizeBy", "none|sum|min|max|count|average|distinctCount", true),
            ("sourceColumn", Any, false),
            ("sortByColumn", Any, false),
            ("lineageTag", Any, false),
        ],
        ["measure"] =
        [
            ("formatString", Any, false),
            ("displayFolder", Any, false),
            ("isHidden", Switch, false),
            ("lineageTag", Any, false),
        ],
        ["partition"] = [("mode", "import|directQuery|dual", true), ("source", "=.*", true)],
        ["relationship"] = [("fromColumn", Any, true), ("toColumn", Any, true), ("isActive", Switch, false)],
        ["role"] = [("modelPermission", "read", true)],
        ["expression"] = [("lineageTag", Any, false)],
        ["tablePermission"] = [],
        ["annotation"] = [],
        ["translated table"] = [("caption", Any, true), ("description", Any, false)],
        ["translated column"] = [("caption", Any, true), ("description", Any, false), ("displayFolder", Any, false)],
        ["translated measure"] = [("caption", Any, true), ("description", Any, false), ("displayFolder", Any, false)],
    };

    /// <summary>What is wrong with a property, or null.</summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value; empty where there is none.</param>
    public static string? Mistake(string kind, string property, string value) =>
        Of.GetValueOrDefault(kind, []).FirstOrDefault(one => one.Property == property) is { Property: not null } known
            ? Regex.IsMatch(value, $"^({known.Values})$")
                ? null
                : $"{property} may not be {value}"
            : $"{kind} has no {property}";

    /// <summary>The properties that an object must have, and has not.</summary>
    public static IEnumerable<string> Missing(string kind, IReadOnlySet<string> has) =>
        Of.GetValueOrDefault(kind, []).Where(one => one.IsNeeded && !has.Contains(one.Property)).Select(one => one.Property);
}
