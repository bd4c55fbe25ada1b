using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.Bicep;

internal sealed partial class DeploymentSnapshot
{
    private IEnumerable<string> Kept()
    {
        var locks = Of("Microsoft.Authorization/locks")
            .Select(one => ((string)one["id"]!).Split("/providers/Microsoft.Authorization/")[0])
            .ToList();
        var isLocked = locks.Count > 0;
        yield return Unless(
            !isLocked || Locked.All(type => locks.Any(id => id.Contains(type, StringComparison.OrdinalIgnoreCase))),
            "what holds data is not locked"
        );
        yield return Unless(
            Of("Microsoft.DocumentDB/databaseAccounts")
                .All(account => (string?)account["properties"]!["backupPolicy"]!["type"] == "Continuous"),
            "Cosmos DB cannot be restored to an instant"
        );
        yield return Unless(
            Of("Microsoft.Storage/storageAccounts/blobServices")
                .Where(blobs => !((string)blobs["name"]!).StartsWith("sthost", StringComparison.Ordinal))
                .All(blobs => (bool?)blobs["properties"]!["deleteRetentionPolicy"]!["enabled"] == true),
            "deleted blobs are gone"
        );
        var rules = Of("Microsoft.Storage/storageAccounts/managementPolicies")
            .SelectMany(policy => policy["properties"]!["policy"]!["rules"]!.AsArray())
            .SelectMany(rule => rule!["definition"]!["filters"]!["prefixMatch"]!.AsArray())
            .Select(prefix => (string)prefix!);
        yield return Difference(
            "lifecycle rules",
            ["operations/drop/done/", "operations/drop/failed/", "operations/drop/word/", "claims/"],
            rules
        );
        string[] watched = ["Microsoft.Storage/storageAccounts/", "Microsoft.DocumentDB/databaseAccounts/", "Microsoft.KeyVault/vaults/"];
        yield return Unless(
            watched.All(type =>
                Of("Microsoft.Insights/diagnosticSettings")
                    .Any(setting => ((string)setting["id"]!).Contains(type, StringComparison.OrdinalIgnoreCase))
            ),
            "something has no diagnostic setting"
        );
        yield return Unless(
            Of("Microsoft.Insights/diagnosticSettings")
                .All(setting => !((string)setting["id"]!).Contains("Microsoft.Web/sites/", StringComparison.OrdinalIgnoreCase)),
            "what the app logs is stored once more"
        );
        var untagged = All.Where(resource => resource["location"] is not null && (string?)resource["tags"]?["application"] != "advocacy")
            .Select(Name)
            .ToList();
        yield return Unless(untagged.Count == 0, $"without tags: {string.Join(", ", untagged)}");
    }

    private IEnumerable<string> Outputs()
    {
        var secret = (snapshot["outputs"]?.AsObject() ?? [])
            .Where(output => SecretName().IsMatch(output.Key) || KeyCall().IsMatch(output.Value!.ToJsonString()))
            .Select(output => output.Key)
            .ToList();
        yield return Unless(secret.Count == 0, $"the outputs {string.Join(", ", secret)} tell a secret");
    }

    private static string Unless(bool isKept, string problem) => isKept ? "" : problem;

    private static string Difference(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (missing, left) = (expected.Except(actual).ToList(), actual.Except(expected).ToList());
        return missing.Count + left.Count == 0 ? "" : $"{what}: missing {string.Join(", ", missing)}; left over {string.Join(", ", left)}";
    }

    private static bool Is(JsonNode resource, string property, string value) =>
        string.Equals(resource["properties"]?[property]?.ToString(), value, StringComparison.OrdinalIgnoreCase);

    private static string Name(JsonNode resource) => ((string)resource["name"]!).Split('/')[^1];

    private static string WhoOf(string principal) =>
        principal switch
        {
            _ when principal.Contains("-app'", StringComparison.Ordinal) => App,
            _ when principal.Contains("-host'", StringComparison.Ordinal) => Host,
            "00000000-0000-0000-0000-00000000000a" => "marketing",
            "00000000-0000-0000-0000-00000000000b" => "HR",
            "00000000-0000-0000-0000-00000000000c" => "auditors",
            "00000000-0000-0000-0000-00000000000d" => "engineers",
            _ => principal,
        };

    private static string PlaceOf(string id)
    {
        var parts = id.Split("/providers/Microsoft.Authorization/")[0].Split('/');
        return (parts[^2], parts[^1]) switch
        {
            ("containers", var name) => $"container {name}",
            ("queues", var name) => $"queue {name}",
            ("storageAccounts", var name) => name.StartsWith("sthost", StringComparison.Ordinal) ? "host" : "data",
            ("vaults", _) => "vault",
            ("components", _) => "insights",
            ("workspaces", _) => "workspace",
            var (type, name) => $"{type} {name}",
        };
    }

    private IEnumerable<JsonNode> Of(string type) =>
        All.Where(resource => string.Equals((string?)resource["type"], type, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> LastNames(string type) => Of(type).Select(Name);

    [GeneratedRegex("""StorageAccount\.Container\(\w+, "([a-z-]+)"\)""")]
    private static partial Regex ContainerName();

    [GeneratedRegex("""Open<\w+>\("(\w+)", "(/\w+)"\)""")]
    private static partial Regex CosmosContainer();

    [GeneratedRegex(
        "listKeys|listSecrets|listConnectionStrings|AccountKey=|SharedAccessKey=|SharedAccessSignature",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex KeyCall();

    [GeneratedRegex("Password|Secret|Token|Key$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
