using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>Faults planted in what would be deployed: each is found by a rule.</summary>
public sealed class PlantedDeploymentTests
{
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices";
    private const string Lifecycle = "Microsoft.Storage/storageAccounts/managementPolicies";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Cosmos = "Microsoft.DocumentDB/databaseAccounts";
    private const string Container = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";
    private const string Site = "Microsoft.Web/sites";
    private const string Settings = "Microsoft.Web/sites/config";
    private const string Query = "Microsoft.Insights/scheduledQueryRules";
    private const string Metric = "Microsoft.Insights/metricAlerts";
    private const string Team = "Microsoft.Insights/actionGroups";
    private const string Logs = "Microsoft.Insights/diagnosticSettings";
    private const string Workspace = "Microsoft.OperationalInsights/workspaces";
    private const string Budget = "Microsoft.Consumption/budgets";
    private const string Criterion = "properties/criteria/allOf/0";
    private const string Scale = "properties/functionAppConfig/scaleAndConcurrency";
    private const string AppIdentity = "[reference('/x/userAssignedIdentities/id-advocacy-prod-app', '2023-01-31').clientId]";
    private const string HostIdentity = "[reference('/x/userAssignedIdentities/id-advocacy-prod-host', '2023-01-31').clientId]";

    /// <summary>The type of a resource, a part of its id, where in it the fault is, and the fault as JSON; nothing takes it away.</summary>
    public static TheoryData<string, string, string, string> Faults =>
        new()
        {
            { Site, "", "properties/siteConfig/scmMinTlsVersion", "\"1.0\"" },
            { Site, "", "properties/siteConfig/scmMinTlsVersion", "" },
            { Site, "", "properties/siteConfig/cors", """{ "allowedOrigins": ["*"] }""" },
            { Site, "", "properties/siteConfig/remoteDebuggingEnabled", "true" },
            { Site, "", "properties/keyVaultReferenceIdentity", "\"SystemAssigned\"" },
            { Site, "", "properties/keyVaultReferenceIdentity", $"\"{HostIdentity}\"" },
            {
                Site,
                "",
                "properties/functionAppConfig/deployment/storage/authentication/userAssignedIdentityResourceId",
                $"\"{AppIdentity}\""
            },
            { Site, "", "properties/functionAppConfig/deployment/storage/value", "\"https://stadv.blob.core.windows.net/reports\"" },
            { Site, "", "identity/userAssignedIdentities", """{ "/x/userAssignedIdentities/id-advocacy-prod-app": {} }""" },
            { Site, "", $"{Scale}/maximumInstanceCount", "1000" },
            { Site, "", $"{Scale}/maximumInstanceCount", "1" },
            { Site, "", $"{Scale}/instanceMemoryMB", "512" },
            { Settings, "appsettings", "properties/AzureWebJobsStorage__clientId", $"\"{AppIdentity}\"" },
            { Settings, "appsettings", "properties/AZURE_CLIENT_ID", $"\"{HostIdentity}\"" },
            { Settings, "appsettings", "properties/Advocacy__clientId", $"\"{HostIdentity}\"" },
            { Settings, "appsettings", "properties/Advocacy__credential", "\"connectionstring\"" },
            { Settings, "appsettings", "properties/AzureWebJobsStorage__accountName", "\"stadvother\"" },
            { Settings, "appsettings", "properties/Advocacy__blobServiceUri", "\"https://elsewhere.blob.core.windows.net/\"" },
            {
                Settings,
                "appsettings",
                "properties/Advocacy__Selection__Key",
                "\"@Microsoft.KeyVault(SecretUri=https://kv-adv-ts64rkh2llcvw/secrets/selection-kye)\""
            },
            {
                Settings,
                "appsettings",
                "properties/Advocacy__Privacy__PseudonymKey",
                "\"@Microsoft.KeyVault(SecretUri=https://kv-adv-ts64rkh2llcvw/secrets/selection-key)\""
            },
            { Settings, "appsettings", "properties/AzureWebJobs__ServePages__Disabled", "\"true\"" },
            { Settings, "appsettings", "properties/Advocacy__Web__IsBehindAppService", "" },
            { Settings, "appsettings", "properties/Advocacy__Web__Key", "" },
            { Settings, "appsettings", "properties/Advocacy__Web__Key", "\"a secret in the open\"" },
            { Settings, "appsettings", "properties/OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "" },
            { Settings, "appsettings", "properties/Advocacy__Web__Authority", "\"https://elsewhere.example\"" },
            { Settings, "appsettings", "properties/Advocacy__Web__Groups__human-resources__0", "\"77777777-7777-7777-7777-777777777777\"" },
            { Settings, "authsettingsV2", "properties/platform/enabled", "false" },
            { Settings, "authsettingsV2", "properties/globalValidation/requireAuthentication", "false" },
            { Settings, "authsettingsV2", "properties/globalValidation/unauthenticatedClientAction", "\"AllowAnonymous\"" },
            { Settings, "authsettingsV2", "properties/globalValidation/excludedPaths/1", "\"/list\"" },
            { Settings, "authsettingsV2", "properties/httpSettings/requireHttps", "false" },
            {
                Settings,
                "authsettingsV2",
                "properties/identityProviders/azureActiveDirectory/registration/openIdIssuer",
                "\"https://login.microsoftonline.com/common/v2.0\""
            },
            {
                Settings,
                "authsettingsV2",
                "properties/identityProviders/azureActiveDirectory/validation/defaultAuthorizationPolicy/allowedApplications",
                "[]"
            },
            { Blobs, "stadv", "properties/cors", """{ "corsRules": [{ "allowedOrigins": ["*"] }] }""" },
            { Blobs, "stadv", "properties/deleteRetentionPolicy/days", "365" },
            { Blobs, "stadv", "properties/deleteRetentionPolicy/enabled", "false" },
            { Blobs, "stadv", "properties/containerDeleteRetentionPolicy", "" },
            { Lifecycle, "", "properties/policy/rules/0/enabled", "false" },
            { Lifecycle, "", "properties/policy/rules/0/definition/actions/baseBlob/delete/daysAfterModificationGreaterThan", "3650" },
            { Lifecycle, "", "properties/policy/rules/1", "" },
            { Storage, "stadv", "properties/allowCrossTenantReplication", "true" },
            { Storage, "stadv", "sku/name", "\"Standard_LRS\"" },
            { Storage, "stadv", "sku/name", "\"Standard_RAGRS\"" },
            { Storage, "sthost", "properties/defaultToOAuthAuthentication", "false" },
            { Vault, "", "properties/softDeleteRetentionInDays", "1" },
            { Cosmos, "", "properties/disableKeyBasedMetadataWriteAccess", "false" },
            { Cosmos, "", "properties/backupPolicy", """{ "type": "Periodic" }""" },
            { Cosmos, "", "properties/backupPolicy/continuousModeProperties/tier", "\"Continuous30Days\"" },
            { Cosmos, "", "properties/consistencyPolicy/defaultConsistencyLevel", "\"Session\"" },
            { Container, "people", "properties/resource/defaultTtl", "86400" },
            { Workspace, "", "properties/features/disableLocalAuth", "false" },
            { Workspace, "", "properties/retentionInDays", "4383" },
            { Logs, "vaults", "properties/logs/0/enabled", "false" },
            { Logs, "vaults", "properties/logs", "[]" },
            { Logs, "vaults", "properties/workspaceId", "\"/elsewhere\"" },
            { Team, "", "properties/enabled", "false" },
            { Team, "", "properties/emailReceivers", "[]" },
            { Query, "advocacy-poison", "properties/enabled", "false" },
            { Query, "advocacy-failed", "properties/actions/actionGroups", "[]" },
            { Query, "advocacy-poison", "properties/windowSize", "\"P2D\"" },
            { Query, "advocacy-backlog", "properties/evaluationFrequency", "\"P1D\"" },
            { Query, "advocacy-drift", "properties/autoMitigate", "true" },
            { Query, "advocacy-drift", "properties/severity", "4" },
            { Query, "advocacy-poison", $"{Criterion}/threshold", "1000" },
            { Query, "advocacy-silent", $"{Criterion}/operator", "\"GreaterThan\"" },
            { Query, "advocacy-drift", $"{Criterion}/query", "\"AppTraces | where Message has \\\"featuers drifted\\\"\"" },
            {
                Query,
                "advocacy-backlog",
                $"{Criterion}/query",
                "\"AppMetrics | where Name == \\\"advocacy.ingest.lag\\\" | where Lag > 720000\""
            },
            {
                Query,
                "advocacy-bad-rows",
                $"{Criterion}/query",
                "\"AppMetrics | where Name == \\\"advocacy.rows.bad\\\" | where Bad > 0.9 * All\""
            },
            {
                Query,
                "advocacy-old-model",
                $"{Criterion}/query",
                "\"AppEvents | where Name == \\\"advocacy.model.age\\\" | where Age > 21\""
            },
            { Metric, "", "properties/enabled", "false" },
            { Metric, "", $"{Criterion}/threshold", "1000000" },
            { Metric, "", "properties/actions", "[]" },
            { Metric, "", "properties/scopes/0", "\"/elsewhere\"" },
            { Budget, "", "properties/notifications/most/enabled", "false" },
            { Budget, "", "properties/notifications/most/threshold", "1000" },
            { Budget, "", "properties/notifications/forecast/contactEmails", "[]" },
            { Budget, "", "properties/notifications/forecast/contactGroups", "[]" },
            { Budget, "", "properties/notifications", "{}" },
            { Budget, "", "properties/timeGrain", "\"Annually\"" },
        };

    /// <summary>The same, of an environment that is reached over private endpoints only.</summary>
    public static TheoryData<string, string, string, string> PrivateFaults =>
        new()
        {
            { Storage, "stadv", "properties/networkAcls/defaultAction", "\"Allow\"" },
            { Storage, "stadv", "properties/networkAcls/bypass", "\"AzureServices\"" },
            { Storage, "sthost", "properties/networkAcls/ipRules", """[{ "value": "0.0.0.0/0" }]""" },
            { Vault, "", "properties/networkAcls/defaultAction", "\"Allow\"" },
            { Cosmos, "", "properties/ipRules", """[{ "ipAddressOrRange": "0.0.0.0" }]""" },
            { "Microsoft.Network/networkSecurityGroups", "", "properties", """{ "securityRules": [{ "name": "all" }] }""" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Problems_FaultPlanted_IsFound(string type, string which, string path, string fault) =>
        AssertFound("prod", type, which, path, fault);

    [Theory]
    [MemberData(nameof(PrivateFaults))]
    public void Problems_FaultPlantedInThePrivateOne_IsFound(string type, string which, string path, string fault) =>
        AssertFound("private", type, which, path, fault);

    private static void AssertFound(string environment, string type, string which, string path, string fault)
    {
        var snapshot = JsonNode.Parse(File.ReadAllText(Path.Combine(BicepProgram.Infra, $"{environment}.snapshot.json")))!.AsObject();
        Assert.Empty(new DeploymentSnapshot(snapshot, environment == "private").Problems());
        var resource = snapshot["predictedResources"]!
            .AsArray()
            .Single(one => (string)one!["type"]! == type && ((string)one["id"]!).Contains(which, StringComparison.Ordinal))!;
        Plant(resource, path.Split('/'), fault);
        var problems = new DeploymentSnapshot(snapshot, environment == "private").Problems().ToList();
        Assert.NotEmpty(problems);
        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {problems[0]}");
    }

    private static void Plant(JsonNode node, string[] path, string fault)
    {
        var at = path[..^1].Aggregate(node, (one, name) => int.TryParse(name, out var i) ? one[i]! : one[name]!);
        var value = fault.Length == 0 ? null : JsonNode.Parse(fault);
        if (at is JsonArray array)
        {
            var place = int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture);
            array.RemoveAt(place);
            if (value is not null)
            {
                array.Insert(place, value);
            }
        }
        else if (value is null)
        {
            Assert.True(at.AsObject().Remove(path[^1]));
        }
        else
        {
            at[path[^1]] = value;
        }
    }
}
