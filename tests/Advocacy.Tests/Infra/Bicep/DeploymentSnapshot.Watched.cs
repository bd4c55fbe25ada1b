using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;

namespace Advocacy.Tests.Infra.Bicep;

internal sealed partial class DeploymentSnapshot
{
    private static readonly Lazy<string> Sources = new(() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "functions"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        )
    );

    // What each alert tells of: what is looked for in, how far back in hours, and the bounds of the number in its query.
    private static readonly Dictionary<string, (string Table, double FewestHours, double MostHours, double Least, double Most)> Watches =
        new()
        {
            ["advocacy-poison"] = ("AppMetrics", 0.5, 1, double.NaN, double.NaN),
            ["advocacy-backlog"] = ("AppMetrics", 0.5, 6, 3600, 4 * 3600),
            ["advocacy-failed"] = ("AppMetrics", 0.25, 24, double.NaN, double.NaN),
            ["advocacy-bad-rows"] = ("AppMetrics", 0.25, 24, 0.01, 0.2),
            ["advocacy-old-model"] = ("AppMetrics", 24, 24, 8, 60),
            ["advocacy-drift"] = ("AppTraces", 24, 24, double.NaN, double.NaN),
            ["advocacy-stalled"] = ("AppMetrics", 26, 48, double.NaN, double.NaN),
            ["advocacy-silent"] = ("AppMetrics", 1, 6, double.NaN, double.NaN),
        };

    /// <summary>Every alert watches something that there is, often enough, and tells somebody.</summary>
    private IEnumerable<string> Watched()
    {
        var team = (string)Of("Microsoft.Insights/actionGroups").Single()["id"]!;
        foreach (var alert in Of("Microsoft.Insights/scheduledQueryRules"))
        {
            foreach (var problem in OfQuery(alert, team))
            {
                yield return problem;
            }
        }

        foreach (var alert in Of("Microsoft.Insights/metricAlerts"))
        {
            var properties = alert["properties"]!;
            var criterion = properties["criteria"]!["allOf"]![0]!;
            yield return Unless((bool?)properties["enabled"] == true, $"{Name(alert)} is off");
            yield return Unless((string?)First(properties["actions"])?["actionGroupId"] == team, $"{Name(alert)} tells nobody");
            yield return Unless(
                (string?)First(properties["scopes"]) == (string)Of("Microsoft.DocumentDB/databaseAccounts").Single()["id"]!,
                $"{Name(alert)} watches something else"
            );
            yield return Unless(
                (string?)criterion["operator"] == "GreaterThan"
                    && criterion["threshold"]!.GetValue<double>() is >= 10 and <= 1000
                    && (string?)First(First(criterion["dimensions"])?["values"]) == "429"
                    && Hours(properties["windowSize"]!) <= 1,
                $"{Name(alert)} is out of proportion"
            );
        }

        var workspace = (string)Of("Microsoft.OperationalInsights/workspaces").Single()["id"]!;
        yield return Unless(
            Of("Microsoft.Insights/diagnosticSettings")
                .Select(one => one["properties"]!)
                .All(one =>
                    (string?)one["workspaceId"] == workspace
                    && one["logs"] is JsonArray { Count: > 0 } logs
                    && logs.All(log => (bool?)log!["enabled"] == true)
                ),
            "what somebody did is logged nowhere"
        );
        var group = Of("Microsoft.Insights/actionGroups").Single()["properties"]!;
        yield return Unless((bool?)group["enabled"] == true, "who is told is switched off");
        yield return Unless(IsForTrying || group["emailReceivers"] is JsonArray { Count: > 0 }, "alerts are sent to nobody");
    }

    private IEnumerable<string> Budgeted()
    {
        foreach (var budget in Of("Microsoft.Consumption/budgets").Select(one => one["properties"]!))
        {
            var notifications = budget["notifications"]!.AsObject().Select(one => one.Value!).ToList();
            yield return Unless(notifications.Count > 0, "a budget tells nothing");
            yield return Unless(
                notifications.TrueForAll(one => (bool?)one["enabled"] == true && (string?)one["operator"] == "GreaterThan"),
                "a budget is off"
            );
            yield return Unless(
                notifications.TrueForAll(one =>
                    one["contactEmails"] is JsonArray { Count: > 0 } && one["contactGroups"] is JsonArray { Count: > 0 }
                ),
                "a budget tells nobody"
            );
            yield return Unless(
                notifications.TrueForAll(one => one["threshold"]!.GetValue<double>() is >= 50 and <= 120),
                "a budget's threshold is out of proportion"
            );
            yield return Unless(
                (string?)budget["timeGrain"] == "Monthly" && (string?)budget["category"] == "Cost",
                "a budget is none of a month's cost"
            );
            yield return Unless(
                ((string)budget["timePeriod"]!["startDate"]!).EndsWith("-01", StringComparison.Ordinal),
                "a budget begins within a month"
            );
        }
    }

    private static IEnumerable<string> OfQuery(JsonNode alert, string team)
    {
        var (name, properties) = (Name(alert), alert["properties"]!);
        var criterion = properties["criteria"]!["allOf"]![0]!;
        var query = (string)criterion["query"]!;
        if (!Watches.TryGetValue(name, out var watch))
        {
            yield return $"nobody knows the alert {name}";
            yield break;
        }

        var (window, every) = (Hours(properties["windowSize"]!), Hours(properties["evaluationFrequency"]!));
        yield return Unless((bool?)properties["enabled"] == true, $"{name} is off");
        yield return Unless((string?)First(properties["actions"]?["actionGroups"]) == team, $"{name} tells nobody");
        yield return Unless((int?)properties["severity"] is >= 0 and <= 3, $"{name} is only a note");
        yield return Unless(
            window >= watch.FewestHours && window <= watch.MostHours && every <= window,
            $"{name} looks at {window} hours every {every} hours"
        );
        yield return Unless((bool?)properties["autoMitigate"] == (every < 24), $"{name} cannot say that it is over, or does not");
        var isSilence = name is "advocacy-silent" or "advocacy-stalled";
        yield return Unless(
            (string?)criterion["operator"] == (isSilence ? "LessThan" : "GreaterThan")
                && (int?)criterion["threshold"] == (isSilence ? 1 : 0),
            $"{name} counts rows otherwise"
        );
        yield return Unless(
            Tables().Matches(query).Select(match => match.Value).Distinct().SequenceEqual([watch.Table]),
            $"{name} looks elsewhere"
        );
        yield return Unless(
            double.IsNaN(watch.Least)
                || Thresholds()
                    .Matches(query)
                    .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
                    .Any(number => number >= watch.Least && number <= watch.Most),
            $"{name} has a threshold out of proportion: {query}"
        );
        foreach (var text in Texts().Matches(query).Select(match => match.Groups[1].Value))
        {
            yield return Unless(Sources.Value.Contains(text, StringComparison.Ordinal), $"{name} looks for what nobody writes: {text}");
        }
    }

    /// <summary>How long things are kept.</summary>
    private IEnumerable<string> Lasting()
    {
        yield return Unless(
            Of("Microsoft.OperationalInsights/workspaces").All(one => (int?)one["properties"]!["retentionInDays"] is >= 30 and <= 730),
            "logs are kept too short or too long"
        );
        foreach (
            var blobs in Of("Microsoft.Storage/storageAccounts/blobServices")
                .Where(one => !((string)one["name"]!).StartsWith("sthost", StringComparison.Ordinal))
        )
        {
            // Of who was erased a deleted blob may still tell.
            yield return Unless(
                new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" }.All(policy =>
                    (bool?)blobs["properties"]![policy]?["enabled"] == true && (int?)blobs["properties"]![policy]!["days"] is >= 1 and <= 30
                ),
                "deleted blobs are kept too short or too long"
            );
        }

        foreach (
            var rule in Of("Microsoft.Storage/storageAccounts/managementPolicies")
                .SelectMany(one => one["properties"]!["policy"]!["rules"]!.AsArray())
        )
        {
            yield return Unless((bool?)rule!["enabled"] == true, "a lifecycle rule is off");
            yield return Unless(
                (int?)rule["definition"]!["actions"]!["baseBlob"]?["delete"]?["daysAfterModificationGreaterThan"] is >= 1 and <= 90,
                "a lifecycle rule deletes too early, too late, or not at all"
            );
        }

        yield return Unless(
            Of("Microsoft.KeyVault/vaults").All(one => (int?)one["properties"]!["softDeleteRetentionInDays"] is >= 7 and <= 90),
            "a deleted vault is gone too soon"
        );
        var cosmos = Of("Microsoft.DocumentDB/databaseAccounts").Single()["properties"]!;
        yield return Unless(
            (string?)cosmos["backupPolicy"]?["continuousModeProperties"]?["tier"] == "Continuous7Days",
            "Cosmos DB keeps what was erased longer than seven days"
        );
        yield return Unless(
            Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers")
                .All(one =>
                    one["properties"]!["resource"]!["defaultTtl"] is null && one["properties"]!["resource"]!["analyticalStorageTtl"] is null
                ),
            "Cosmos DB forgets by itself"
        );
        var throughput = Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases").Single()["properties"]!["options"]?["autoscaleSettings"];
        yield return Unless(
            First(cosmos["capabilities"])?["name"] is not null == throughput is null,
            "Cosmos DB is neither serverless nor scaled, or both"
        );
        var consistency = cosmos["consistencyPolicy"]!;
        yield return Unless(
            (string?)consistency["defaultConsistencyLevel"] == "BoundedStaleness"
                && (int?)consistency["maxIntervalInSeconds"] == 5
                && (int?)consistency["maxStalenessPrefix"] == 10,
            "Cosmos DB may tell of before"
        );
        var scale = Of("Microsoft.Web/sites").Single()["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        yield return Unless(
            (int?)scale["instanceMemoryMB"] is 2048 or 4096 && (int?)scale["maximumInstanceCount"] is >= 40 and <= 200,
            "the app may have too many instances, or too small ones"
        );
    }

    /// <summary>Of what is only for trying nobody need be told.</summary>
    private bool IsForTrying => All.Any(one => (string?)one["tags"]?["environment"] is "dev" or "private");

    private static JsonNode? First(JsonNode? array) => (array as JsonArray)?.FirstOrDefault();

    private static double Hours(JsonNode period) => XmlConvert.ToTimeSpan((string)period!).TotalHours;

    [GeneratedRegex(@"\bApp(Traces|Metrics|Requests|Exceptions|Dependencies)\b")]
    private static partial Regex Tables();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"> ([0-9.]+)")]
    private static partial Regex Thresholds();
}
