using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.Bicep;

internal sealed partial class DeploymentSnapshot
{
    // Key Vault references name one of the two that secrets.sh makes, in the vault that is made here.
    [GeneratedRegex("""secrets/(pseudonym-key|selection-key)(/[0-9a-f]+|\{1\})?\)'""")]
    private static partial Regex SecretReference();

    /// <summary>What keeps others out, beside keys.</summary>
    private IEnumerable<string> Guarded()
    {
        var site = Of("Microsoft.Web/sites").Single()["properties"]!;
        var config = site["siteConfig"]!;
        yield return Unless((string?)config["scmMinTlsVersion"] == "1.2", "the app's deployment takes old TLS");
        yield return Unless(config["remoteDebuggingEnabled"]?.GetValue<bool>() != true, "the app can be debugged from afar");
        yield return Unless(
            !Services().Append(site).Any(one => one["cors"] is not null || one["siteConfig"]?["cors"] is not null),
            "other sites' pages may ask for something (CORS)"
        );
        foreach (var account in Of("Microsoft.Storage/storageAccounts"))
        {
            yield return Unless(Is(account, "allowCrossTenantReplication", "false"), $"{Name(account)} may be copied to another tenant");
            yield return Unless(Is(account, "defaultToOAuthAuthentication", "true"), $"{Name(account)} asks for a key first");
            yield return Unless(
                (string?)account["sku"]!["name"] == (IsHost(account) ? "Standard_LRS" : "Standard_ZRS"),
                $"{Name(account)} is kept as often as it should not be"
            );
        }

        var cosmos = Of("Microsoft.DocumentDB/databaseAccounts").Single()["properties"]!;
        yield return Unless((bool?)cosmos["disableKeyBasedMetadataWriteAccess"] == true, "Cosmos DB takes keys for its metadata");
        yield return Unless(
            Of("Microsoft.OperationalInsights/workspaces").All(one => (bool?)one["properties"]!["features"]!["disableLocalAuth"] == true),
            "the workspace takes keys"
        );
        foreach (var closed in Guards().Where(_ => isPrivate))
        {
            yield return Unless(IsShut(closed["properties"]!), $"{Name(closed)} lets some in");
        }

        yield return Unless(
            Of("Microsoft.Network/networkSecurityGroups")
                .All(group => group["properties"]?["securityRules"] is not JsonArray { Count: > 0 }),
            "a rule of the network lets some in"
        );
    }

    /// <summary>Every identity that is named is one that is made here, and the one that is meant.</summary>
    private IEnumerable<string> Identified()
    {
        var site = Of("Microsoft.Web/sites").Single();
        var settings = ConfigOf("appsettings");
        var made = LastNames("Microsoft.ManagedIdentity/userAssignedIdentities").Order(StringComparer.Ordinal).ToList();
        var worn = site["identity"]!["userAssignedIdentities"]!
            .AsObject()
            .Select(one => one.Key.Split('/')[^1])
            .Order(StringComparer.Ordinal);
        yield return Unless(worn.SequenceEqual(made, StringComparer.Ordinal), "the app signs in as somebody else");
        (string What, string? By, string Who)[] uses =
        [
            ("the host's storage", (string?)settings["AzureWebJobsStorage__clientId"], "-host"),
            ("its logs", (string?)settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], "-app"),
            ("the program", (string?)settings["AZURE_CLIENT_ID"], "-app"),
            ("its triggers", (string?)settings["Advocacy__clientId"], "-app"),
            ("its secrets", (string?)site["properties"]!["keyVaultReferenceIdentity"], "-app"),
            ("its package", (string?)Package(site)["authentication"]!["userAssignedIdentityResourceId"], "-host"),
        ];
        foreach (var (what, by, who) in uses)
        {
            yield return Unless(
                by is not null
                    && made.Where(name => by.Contains(name, StringComparison.Ordinal))
                        .SequenceEqual(made.Where(name => name.EndsWith(who, StringComparison.Ordinal))),
                $"{what} goes by another identity: {by}"
            );
        }

        string[] services = ["AzureWebJobsStorage__credential", "Advocacy__credential"];
        yield return Unless(services.All(name => (string?)settings[name] == "managedidentity"), "something signs in otherwise");
    }

    /// <summary>What settings refer to is made here.</summary>
    private IEnumerable<string> Resolved()
    {
        var settings = ConfigOf("appsettings");
        (string Setting, string Type, bool IsHost)[] references =
        [
            ("Advocacy__cosmosAccountUri", "Microsoft.DocumentDB/databaseAccounts", false),
            ("Advocacy__blobServiceUri", "Microsoft.Storage/storageAccounts", false),
            ("Advocacy__queueServiceUri", "Microsoft.Storage/storageAccounts", false),
            ("AzureWebJobsStorage__accountName", "Microsoft.Storage/storageAccounts", true),
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", "Microsoft.Insights/components", false),
        ];
        foreach (var (setting, type, isHost) in references)
        {
            var meant = Of(type).Single(one => type != "Microsoft.Storage/storageAccounts" || IsHost(one) == isHost);
            yield return Unless(
                settings[setting]?.ToString().Contains(Name(meant), StringComparison.Ordinal) == true,
                $"{setting} leads to something else than {Name(meant)}"
            );
        }

        foreach (var secret in new[] { "Advocacy__Privacy__PseudonymKey", "Advocacy__Selection__Key" })
        {
            var reference = settings[secret]?.ToString() ?? "";
            var vault = Name(Of("Microsoft.KeyVault/vaults").Single());
            yield return Unless(
                SecretReference().Match(reference) is { Success: true } match
                    && reference.Contains(vault, StringComparison.Ordinal)
                    && (match.Groups[1].Value == "pseudonym-key") == secret.EndsWith("PseudonymKey", StringComparison.Ordinal),
                $"{secret} names no secret that is there: {reference}"
            );
        }

        yield return Unless(
            Package(Of("Microsoft.Web/sites").Single())["value"]!.ToString() is var package
                && package.Contains("sthost", StringComparison.Ordinal)
                && package.Contains("app-package", StringComparison.Ordinal),
            "the app's package is looked for elsewhere"
        );
    }

    private IEnumerable<JsonNode> Guards() =>
        Of("Microsoft.Storage/storageAccounts").Concat(Of("Microsoft.KeyVault/vaults")).Concat(Of("Microsoft.DocumentDB/databaseAccounts"));

    private IEnumerable<JsonNode> Services() =>
        Of("Microsoft.Storage/storageAccounts/blobServices")
            .Concat(Of("Microsoft.Storage/storageAccounts/queueServices"))
            .Concat(Of("Microsoft.DocumentDB/databaseAccounts"))
            .Select(one => one["properties"])
            .OfType<JsonNode>();

    private static bool IsShut(JsonNode properties)
    {
        var rules = properties["networkAcls"];
        return (rules is null || (string?)rules["defaultAction"] == "Deny" && (string?)rules["bypass"] == "None")
            && new[] { "ipRules", "virtualNetworkRules", "resourceAccessRules" }.All(name =>
                (rules?[name] ?? properties[name]) is not JsonArray { Count: > 0 }
            );
    }

    private static JsonNode Package(JsonNode site) => site["properties"]!["functionAppConfig"]!["deployment"]!["storage"]!;

    private static bool IsHost(JsonNode account) => Name(account).StartsWith("sthost", StringComparison.Ordinal);
}
