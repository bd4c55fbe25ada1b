using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>All that may be deployed (deployment.rules): each resource by its id, and each of its properties with the values that it may
/// have. What stands in no rule is a fault, and what a rule asks for must be there. A rule begins with ? where it need not be,
/// with @private or @open where it is of the one kind of network alone, with @prod where only production must have it; a value is a text,
/// a choice (||), bounds (..) or a pattern (~).</summary>
internal sealed partial class DeploymentRules
{
    private static readonly Lazy<IReadOnlyList<Rule>> All = new(() =>
        Read(File.ReadAllLines(Path.Combine(Golden.Root, "tests", "Advocacy.Tests", "Infra", "Bicep", "deployment.rules")))
    );

    private readonly IReadOnlyList<JsonNode> _resources;
    private readonly Func<string, string> _shorten;
    private readonly bool _isPrivate;
    private readonly bool _isProduction;

    public DeploymentRules(IReadOnlyList<JsonNode> resources, bool isPrivate)
    {
        (_resources, _isPrivate) = (resources, isPrivate);
        var group = resources.First(one => (string?)one["type"] == "Microsoft.Resources/resourceGroups");
        var (name, environment) = ((string)group["name"]!, (string?)group["tags"]?["environment"] ?? "");
        var subscription = ((string)group["id"]!).Split('/')[2];
        var hash = ((string)resources.First(one => (string?)one["type"] == "Microsoft.KeyVault/vaults")["name"]!).Split('-')[^1];
        var (site, cosmos) = (NameOf("Microsoft.Web/sites"), NameOf("Microsoft.DocumentDB/databaseAccounts"));
        var slug = ((string)resources.First(one => (string?)one["type"] == "Microsoft.OperationalInsights/workspaces")["name"]!)[
            "log-advocacy-".Length..
        ];
        _isProduction = environment == "prod";
        _shorten = text =>
            text == environment
                ? "{env}"
                : text
                // Shortened where the name of the environment is long.
                .Replace(site, "func-advocacy-{env}-{hash}", StringComparison.Ordinal)
                    .Replace(cosmos, "cosmos-advocacy-{env}-{hash}", StringComparison.Ordinal)
                    .Replace(hash, "{hash}", StringComparison.Ordinal)
                    .Replace(subscription, "{sub}", StringComparison.Ordinal)
                    .Replace(name, "{group}", StringComparison.Ordinal)
                    .Replace($"advocacy-{slug}", "advocacy-{env}", StringComparison.Ordinal)
                    .Replace("/subscriptions/{sub}/resourceGroups/{group}/providers/", "{here}/", StringComparison.Ordinal)
                    .Replace(
                        "/subscriptions/{sub}/providers/Microsoft.Authorization/roleDefinitions/",
                        "{role}/",
                        StringComparison.Ordinal
                    );
    }

    private string NameOf(string type) => (string)_resources.First(one => (string?)one["type"] == type)["name"]!;

    /// <summary>What no rule allows, and what is not there that a rule asks for.</summary>
    public IEnumerable<string> Problems()
    {
        var ids = _resources.Select(one => IdOf((string)one["id"]!)).ToList();
        foreach (var rule in All.Value.Where(rule => !rule.IsOfMany && IsNeeded(rule.When) && !ids.Exists(rule.IsOf)))
        {
            yield return $"{rule.Id} is missing";
        }

        foreach (var (resource, id) in _resources.Zip(ids))
        {
            var rules = All.Value.Where(rule => IsAllowed(rule.When) && rule.IsOf(id)).ToList();
            if (rules.TrueForAll(rule => rule.IsOfMany))
            {
                yield return $"nobody knows {id}";
                continue;
            }

            foreach (var problem in ProblemsOf(resource, rules.SelectMany(rule => rule.Lines).Where(line => IsAllowed(line.When))))
            {
                yield return $"{id}: {problem}";
            }
        }
    }

    private IEnumerable<string> ProblemsOf(JsonNode resource, IEnumerable<Line> lines)
    {
        var byPath = lines.ToLookup(line => line.Path);
        var leaves = Leaves(resource, "")
            .Where(leaf => !Apart().IsMatch(leaf.Path))
            .Select(leaf => (Path: _shorten(leaf.Path), Value: _shorten(leaf.Value)))
            .ToList();
        foreach (var (path, value) in leaves.Where(leaf => !byPath[leaf.Path].Any(line => line.Allows(leaf.Value))))
        {
            yield return byPath[path].Any() ? $"{path} may not be {value}" : $"nobody knows {path}";
        }

        foreach (
            var path in byPath
                .Where(line => line.Any(one => IsNeeded(one.When)))
                .Select(line => line.Key)
                .Except(leaves.Select(leaf => leaf.Path))
        )
        {
            yield return $"{path} is missing";
        }
    }

    private bool IsAllowed(string when) => when is not ("@private" or "@open") || _isPrivate == (when == "@private");

    private bool IsNeeded(string when) => when.Length == 0 || (when == "@prod" ? _isProduction : when != "?" && IsAllowed(when));

    private string IdOf(string id) =>
        Assigned().Replace(_shorten(id).Replace("{here}/", "", StringComparison.Ordinal), "$1#") is var own
        && own == "/subscriptions/{sub}/resourceGroups/{group}"
            ? "{group}"
            : own;

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject { Count: > 0 } one => one.SelectMany(member => Leaves(member.Value, $"{path}/{member.Key.Replace('/', '~')}")),
            JsonArray { Count: > 0 } many => many.SelectMany(
                (item, i) => Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"))
            ),
            JsonValue value when value.TryGetValue<string>(out var text) => [(path[1..], text)],
            null => [(path[1..], "null")],
            _ => [(path[1..], node.ToJsonString())],
        };

    private static List<Rule> Read(IEnumerable<string> lines)
    {
        var rules = new List<Rule>();
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var (when, rest) = When().Match(line.TrimStart()) is { Success: true } match
                ? (match.Groups[1].Value, match.Groups[2].Value)
                : ("", line.TrimStart());
            if (line[0] != ' ')
            {
                rules.Add(new(rest, when, []));
            }
            else
            {
                var parts = rest.Split(" = ", 2);
                rules[^1].Lines.Add(new(parts[0], when, parts[1]));
            }
        }

        return rules;
    }

    [GeneratedRegex(@"^(\?|@\w+) (.*)$")]
    private static partial Regex When();

    [GeneratedRegex("((?:roleAssignments|sqlRoleAssignments)/)[0-9a-f-]{36}$")]
    private static partial Regex Assigned();

    [GeneratedRegex("^(id|type|name|apiVersion)$")]
    private static partial Regex Apart();

    [GeneratedRegex(@"^(\d+)\.\.(\d+)$")]
    private static partial Regex Bounds();

    private sealed record Rule(string Id, string When, List<Line> Lines)
    {
        /// <summary>Whether it is about all, or all of a kind.</summary>
        public bool IsOfMany => Id.EndsWith('*');

        public bool IsOf(string id) =>
            IsOfMany
                ? id.StartsWith(Id[..^1], StringComparison.Ordinal)
                    && (Id == "*" || !id[(Id.Length - 1)..].Contains('/', StringComparison.Ordinal))
                : id == Id;
    }

    private sealed record Line(string Path, string When, string Values)
    {
        public bool Allows(string value) =>
            Values
                .Split(" || ")
                .Any(allowed =>
                    allowed[0] == '~' ? Regex.IsMatch(value, $"^(?:{allowed[1..]})$")
                    : Bounds().Match(allowed) is { Success: true } bounds
                        ? double.TryParse(value, CultureInfo.InvariantCulture, out var number)
                            && number >= double.Parse(bounds.Groups[1].Value, CultureInfo.InvariantCulture)
                            && number <= double.Parse(bounds.Groups[2].Value, CultureInfo.InvariantCulture)
                    : allowed == value
                );
    }
}
