using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>Faults planted in the templates: each is found by the linter or by a rule, not only by the snapshots in the
/// repository.</summary>
[Trait("Speed", "Slow")]
public sealed class PlantedFaultTests
{
    public static TheoryData<string, string, string, string, string> Faults =>
        new()
        {
            { "shared keys", "modules/data.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "prod" },
            { "public blobs", "modules/data.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "prod" },
            { "old TLS", "modules/host.bicep", "minimumTlsVersion: 'TLS1_2'", "minimumTlsVersion: 'TLS1_0'", "prod" },
            { "keys of Cosmos DB", "modules/cosmos.bicep", "disableLocalAuth: true", "disableLocalAuth: false", "prod" },
            { "a vault that can be purged", "modules/vault.bicep", "enablePurgeProtection: true", "enablePurgeProtection: null", "prod" },
            { "a vault open in a private network", "modules/vault.bicep", "isPrivate ? 'Disabled' : 'Enabled'", "'Enabled'", "private" },
            { "an endpoint that is missing", "modules/workload.bicep", "  { name: 'data-queue'", "  // { name: 'data-queue'", "private" },
            {
                "an app outside the network",
                "modules/functions.bicep",
                "virtualNetworkSubnetId: subnetId",
                "virtualNetworkSubnetId: null",
                "private"
            },
            { "a queue misspelt", "modules/data.bicep", "'erasure-requests'", "'erasure-request'", "prod" },
            { "no poison queue", "modules/data.bicep", "[queue, '${queue}-poison']", "[queue]", "prod" },
            { "a container that is missing", "modules/data.bicep", "  'claims'\n", "", "prod" },
            { "a container left over", "modules/data.bicep", "  'claims'\n", "  'claims'\n  'old'\n", "prod" },
            { "another partition key", "modules/cosmos.bicep", "'/partition'", "'/id'", "prod" },
            {
                "an index nobody uses",
                "modules/cosmos.bicep",
                "excludedPaths: [{ path: '/*' }]",
                "excludedPaths: [{ path: '/none/*' }]",
                "prod"
            },
            { "a setting misspelt", "modules/functions.bicep", "Advocacy__blobServiceUri", "Advocacy__blobServiceUrl", "prod" },
            {
                "a secret in the open",
                "modules/functions.bicep",
                "'@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/selection-key)'",
                "'0123456789abcdef'",
                "prod"
            },
            {
                "a role that is missing",
                "modules/vault.bicep",
                "resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
                "resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (isPrivate) {",
                "prod"
            },
            {
                "a role that is too wide",
                "modules/host.bicep",
                "scope: account\n    properties: {\n      principalId",
                "scope: resourceGroup()\n    properties: {\n      principalId",
                "prod"
            },
            { "marketing among HR's lists", "modules/data.bicep", "container: 'reports', group", "container: 'lists', group", "prod" },
            {
                "the program writing names",
                "modules/data.bicep",
                "container == 'directory' ? blobReader : blobContributor",
                "blobContributor",
                "prod"
            },
            { "no lock", "modules/cosmos.bicep", "if (isLocked)", "if (!isLocked)", "prod" },
            { "an alert that is missing", "modules/alerts.bicep", "name: 'poison'", "name: 'poisson'", "prod" },
            {
                "an output that tells a key",
                "modules/cosmos.bicep",
                "output id string = account.id",
                "output id string = account.id\noutput key string = account.listKeys().primaryMasterKey",
                "prod"
            },
            { "a property that is none", "modules/functions.bicep", "httpsOnly: true", "httpOnly: true", "prod" },
            {
                "deployment by password",
                "modules/functions.bicep",
                "name: 'scm'\n    properties: { allow: false }",
                "name: 'scm'\n    properties: { allow: true }",
                "prod"
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Problems_FaultPlanted_IsFound(string fault, string file, string right, string wrong, string environment)
    {
        using var folder = new TemporaryFolder();
        BicepProgram.CopyTo(folder.Path);
        var text = await File.ReadAllTextAsync(folder[file], Cancellation);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder[file], text.Replace(right, wrong, StringComparison.Ordinal), Cancellation);
        // A rule first: most are found by one, and the linter takes as long again.
        var found = await BrokenRulesAsync(folder, environment);
        found = found.Length > 0 ? found : (await BicepProgram.RunAsync("lint", folder["main.bicep"])).Said;
        Assert.True(found.Length > 0, fault);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{fault}: {found.Split('\n')[0].Replace(folder.Path, "", StringComparison.Ordinal)}"
        );
    }

    private static async Task<string> BrokenRulesAsync(TemporaryFolder folder, string environment)
    {
        var snapshot = folder[$"{environment}.snapshot.json"];
        File.Delete(snapshot);
        await BicepProgram.SnapshotAsync(folder[$"{environment}.bicepparam"], "overwrite");
        return File.Exists(snapshot)
            ? string.Join(
                '\n',
                new DeploymentSnapshot(
                    JsonNode.Parse(await File.ReadAllTextAsync(snapshot, Cancellation))!.AsObject(),
                    environment == "private"
                ).Problems()
            )
            : "";
    }
}
