using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>What would be deployed, and the rules that it must keep.</summary>
internal sealed partial class DeploymentSnapshot(JsonObject snapshot, bool isPrivate)
{
    private const string App = "id:app";
    private const string Host = "id:host";
    private static readonly string[] HostSettings =
    [
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AZURE_CLIENT_ID",
        "AzureWebJobsDisableHomepage",
    ];

    // What stands there only where there are pages, or where there are none.
    private static readonly string[] PagesSettings = ["AzureWebJobs__ServePages__Disabled", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"];

    private static readonly string[] OwnSettings = ["cosmosAccountUri", "blobServiceUri", "queueServiceUri", "credential", "clientId"];
    private static readonly string[] Locked =
    [
        "Microsoft.DocumentDB/databaseAccounts",
        "Microsoft.KeyVault/vaults",
        "Microsoft.Storage/storageAccounts",
    ];

    // Who may do what where; nothing else may be granted.
    private static readonly HashSet<(string Who, string Role, string Where)> Grants =
    [
        .. new[] { "reports", "lists", "operations", "audit", "accounts", "models", "leases", "bad-rows", "claims" }.Select(container =>
            (App, "Storage Blob Data Contributor", $"container {container}")
        ),
        (App, "Storage Blob Data Reader", "container directory"),
        (App, "Storage Queue Data Contributor", "data"),
        (App, "Key Vault Secrets User", "vault"),
        (App, "Monitoring Metrics Publisher", "insights"),
        (Host, "Storage Blob Data Owner", "host"),
        (Host, "Storage Queue Data Contributor", "host"),
        (Host, "Storage Table Data Contributor", "host"),
        ("marketing", "Storage Blob Data Reader", "container reports"),
        ("marketing", "Reader", "data"),
        ("HR", "Storage Blob Data Contributor", "container lists"),
        ("HR", "Storage Blob Data Contributor", "container directory"),
        ("auditors", "Storage Blob Data Reader", "container audit"),
        ("auditors", "Storage Queue Data Message Sender", "queue erasure-requests"),
        ("engineers", "Storage Blob Data Contributor", "container operations"),
        ("engineers", "Log Analytics Reader", "workspace"),
    ];

    private static readonly Dictionary<string, string> Roles = new()
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["73c42c96-874c-492b-b04d-ab87d138a893"] = "Log Analytics Reader",
    };

    private IReadOnlyList<JsonNode> All { get; } = [.. snapshot["predictedResources"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Every rule that is broken, in words; none where all are kept. Where something stands there that nobody knows, or
    /// is missing, nothing else is looked at.</summary>
    public IEnumerable<string> Problems() =>
        new DeploymentRules(All, isPrivate).Problems().ToList() is { Count: > 0 } unknown
            ? unknown
            : Keyless()
                .Concat(Network())
                .Concat(Provisioned())
                .Concat(Settings())
                .Concat(Granted())
                .Concat(Kept())
                .Concat(Guarded())
                .Concat(Identified())
                .Concat(Resolved())
                .Concat(SignedIn())
                .Concat(Watched())
                .Concat(Budgeted())
                .Concat(Lasting())
                .Concat(Outputs())
                .Where(problem => problem.Length > 0);

    private IEnumerable<string> Keyless()
    {
        foreach (var account in Of("Microsoft.Storage/storageAccounts"))
        {
            yield return Unless(Is(account, "allowSharedKeyAccess", "false"), $"{Name(account)} takes shared keys");
            yield return Unless(Is(account, "allowBlobPublicAccess", "false"), $"{Name(account)} allows public blobs");
            yield return Unless(
                Is(account, "minimumTlsVersion", "TLS1_2") && Is(account, "supportsHttpsTrafficOnly", "true"),
                $"{Name(account)} takes old TLS or none"
            );
        }

        foreach (var account in Of("Microsoft.DocumentDB/databaseAccounts"))
        {
            yield return Unless(Is(account, "disableLocalAuth", "true"), "Cosmos DB takes keys");
            yield return Unless(Is(account, "minimalTlsVersion", "Tls12"), "Cosmos DB takes old TLS");
        }

        foreach (var vault in Of("Microsoft.KeyVault/vaults"))
        {
            yield return Unless(Is(vault, "enableRbacAuthorization", "true"), "Key Vault goes by access policies");
            yield return Unless(
                Is(vault, "enablePurgeProtection", "true") && Is(vault, "enableSoftDelete", "true"),
                "Key Vault can be purged"
            );
        }

        yield return Unless(
            Of("Microsoft.Insights/components").All(insights => Is(insights, "DisableLocalAuth", "true")),
            "Application Insights takes keys"
        );
        yield return Unless(
            Of("Microsoft.Web/sites")
                .All(site =>
                    Is(site, "httpsOnly", "true")
                    && (string?)site["properties"]!["siteConfig"]!["minTlsVersion"] == "1.2"
                    && (string?)site["properties"]!["siteConfig"]!["ftpsState"] == "Disabled"
                ),
            "the app takes plain HTTP, old TLS or FTP"
        );
        yield return Unless(
            Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Count(policy => Is(policy, "allow", "false")) == 2,
            "the app takes passwords for publishing"
        );
        yield return Unless(
            (string?)
                Of("Microsoft.Web/sites").Single()["properties"]!["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]![
                    "type"
                ] == "UserAssignedIdentity",
            "the app's package is read with a key"
        );
        yield return Unless(!All.Any(resource => KeyCall().IsMatch(resource.ToJsonString())), "a key is asked for");
    }

    private IEnumerable<string> Network()
    {
        string[] types =
        [
            "Microsoft.Storage/storageAccounts",
            "Microsoft.DocumentDB/databaseAccounts",
            "Microsoft.KeyVault/vaults",
            "Microsoft.Web/sites",
        ];
        foreach (var open in types.SelectMany(Of).Where(_ => isPrivate).Where(resource => !Is(resource, "publicNetworkAccess", "Disabled")))
        {
            yield return $"{Name(open)} is open to the internet";
        }

        var endpoints = Of("Microsoft.Network/privateEndpoints")
            .Select(endpoint => (string)endpoint["name"]!)
            .Order(StringComparer.Ordinal);
        yield return Unless(
            endpoints.SequenceEqual(
                isPrivate
                    ? ["pe-app", "pe-cosmos", "pe-data-blob", "pe-data-queue", "pe-host-blob", "pe-host-queue", "pe-host-table", "pe-vault"]
                    : Array.Empty<string>(),
                StringComparer.Ordinal
            ),
            "private endpoints are missing, or left over"
        );
        yield return Unless(
            Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count() == Of("Microsoft.Network/privateEndpoints").Count(),
            "a private endpoint has no name"
        );
        yield return Unless(
            !isPrivate || Of("Microsoft.Web/sites").Single()["properties"]!["virtualNetworkSubnetId"] is not null,
            "the app is in no network"
        );
    }

    private IEnumerable<string> Provisioned()
    {
        var queues = QueueNames.All.SelectMany(queue => new[] { queue, QueueNames.PoisonOf(queue) });
        yield return Difference("queues", queues, LastNames("Microsoft.Storage/storageAccounts/queueServices/queues"));
        var containers = Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "functions", "Advocacy.Stores", "Storage"), "*.cs")
            .SelectMany(file => ContainerName().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();
        yield return Difference(
            "containers",
            containers.Append("app-package"),
            LastNames("Microsoft.Storage/storageAccounts/blobServices/containers")
        );
        var cosmos = CosmosContainer()
            .Matches(File.ReadAllText(Path.Combine(Golden.Root, "functions", "Advocacy.Stores", "Cosmos", "CosmosDatabase.cs")))
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}");
        yield return Difference(
            "Cosmos DB containers",
            cosmos,
            Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers")
                .Select(container => $"{Name(container)} {(string?)container["properties"]!["resource"]!["partitionKey"]!["paths"]![0]}")
        );
        yield return Unless(
            Of("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers")
                .All(container => (string?)container["properties"]!["resource"]!["indexingPolicy"]!["excludedPaths"]![0]!["path"] == "/*"),
            "a Cosmos DB container is indexed"
        );
        var alerts = new[] { "poison", "backlog", "failed", "bad-rows", "old-model", "drift", "silent", "stalled" };
        yield return Difference("alerts", alerts.Select(alert => $"advocacy-{alert}"), LastNames("Microsoft.Insights/scheduledQueryRules"));
        yield return Unless(Of("Microsoft.Insights/metricAlerts").Any(), "nobody is told of throttling");
        var runtime = Of("Microsoft.Web/sites").Single()["properties"]!["functionAppConfig"]!["runtime"]!;
        yield return Unless(
            (string?)runtime["name"] == "dotnet-isolated"
                && (string?)runtime["version"] == "10.0"
                && Of("Microsoft.Web/serverfarms").All(plan => (string?)plan["sku"]!["name"] == "FC1"),
            "the app does not run .NET 10 on Flex Consumption"
        );
    }

    private IEnumerable<string> Settings()
    {
        var settings = ConfigOf("appsettings").AsObject().Select(setting => setting.Key).ToList();
        var options = typeof(SourcesOptions)
            .Assembly.GetTypes()
            .Concat(typeof(WebOptions).Assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(ICheckedOptions)))
            .SelectMany(type =>
                type.GetProperties()
                    .Where(property => property.CanWrite || property.PropertyType.IsGenericType)
                    .Select(property =>
                        $"{(string)type.GetProperty("Section")!.GetValue(null)!}:{property.Name}".Replace(
                            ":",
                            "__",
                            StringComparison.Ordinal
                        )
                    )
            )
            .ToHashSet(StringComparer.Ordinal);
        string[] needed =
        [
            .. HostSettings,
            .. OwnSettings.Select(name => $"{QueueNames.Connection}__{name}"),
            "Advocacy__Privacy__PseudonymKey",
            "Advocacy__Selection__Key",
        ];
        yield return Unless(needed.All(settings.Contains), $"settings are missing: {string.Join(", ", needed.Except(settings))}");
        var unknown = settings
            .Except([.. needed, .. PagesSettings])
            .Where(setting => !options.Any(option => setting == option || setting.StartsWith($"{option}__", StringComparison.Ordinal)))
            .ToList();
        yield return Unless(unknown.Count == 0, $"nobody reads the settings {string.Join(", ", unknown)}");
        var secrets = ConfigOf("appsettings")
            .AsObject()
            .Where(setting => SecretName().IsMatch(setting.Key))
            .Where(setting => !setting.Value!.ToString().Contains("@Microsoft.KeyVault(", StringComparison.Ordinal))
            .Select(setting => setting.Key)
            .ToList();
        yield return Unless(secrets.Count == 0, $"{string.Join(", ", secrets)} is no reference to Key Vault");
    }

    private IEnumerable<string> Granted()
    {
        var granted = Of("Microsoft.Authorization/roleAssignments")
            .Select(grant =>
                (
                    WhoOf((string)grant["properties"]!["principalId"]!),
                    Roles.GetValueOrDefault(((string)grant["properties"]!["roleDefinitionId"]!).Split('/')[^1], "an unknown role"),
                    PlaceOf((string)grant["id"]!)
                )
            )
            .ToList();
        foreach (var grant in granted.Where(grant => !Grants.Contains(grant)))
        {
            yield return $"granted to nobody's use: {grant}";
        }

        var present = granted.Select(grant => grant.Item1).ToHashSet();
        foreach (var grant in Grants.Where(grant => (grant.Who is App or Host || present.Contains(grant.Who)) && !granted.Contains(grant)))
        {
            yield return $"not granted: {grant}";
        }

        var cosmos = Of("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments").Select(grant => grant["properties"]!).ToList();
        yield return Unless(
            cosmos.Count == 1
                && WhoOf((string)cosmos[0]["principalId"]!) == App
                && ((string)cosmos[0]["roleDefinitionId"]!).EndsWith("000000000002", StringComparison.Ordinal)
                && ((string)cosmos[0]["scope"]!).EndsWith("/dbs/advocacy", StringComparison.Ordinal),
            "Cosmos DB grants something else than its data to the app"
        );
    }
}
