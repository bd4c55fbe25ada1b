using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

internal sealed partial class DeploymentSnapshot
{
    /// <summary>The app believes who asks only where App Service authentication stands in front of every request and lets in the company
    /// alone; elsewhere it answers none.</summary>
    private IEnumerable<string> SignedIn()
    {
        var (settings, authentication) = (ConfigOf("appsettings"), ConfigOf("authsettingsV2"));
        var hasPages = (string?)settings["Advocacy__Web__IsBehindAppService"] == "true";
        var entra = authentication["identityProviders"]!["azureActiveDirectory"]!;
        yield return Unless(hasPages != ((string?)settings["AzureWebJobs__ServePages__Disabled"] == "true"), "pages without a sign-in");
        yield return Unless(
            new[]
            {
                authentication["platform"]!["enabled"],
                authentication["globalValidation"]!["requireAuthentication"],
                entra["enabled"],
            }.All(on => (bool)on! == hasPages),
            "nobody asks who is there"
        );
        var client = (string)entra["registration"]!["clientId"]!;
        yield return Unless(
            (client.Length > 0) == hasPages
                && (string?)entra["validation"]!["defaultAuthorizationPolicy"]!["allowedApplications"]![0] == client,
            "tokens of other programs open the pages"
        );
        yield return Unless(
            !hasPages
                || (
                    settings["Advocacy__Web__Key"] is not null
                    && settings[(string)entra["registration"]!["clientSecretSettingName"]!] is not null
                ),
            "what the sign-in needs is not among the settings"
        );
        foreach (
            var (role, reader) in new[]
            {
                ("human-resources", "lists"),
                ("marketing", "reports"),
                ("auditor", "audit"),
                ("engineer", "operations"),
            }
        )
        {
            var group = (string?)settings[$"Advocacy__Web__Groups__{role}__0"];
            yield return Unless(
                group is null || Of("Microsoft.Authorization/roleAssignments").Any(grant => IsOf(grant, group, $"/containers/{reader}")),
                $"the role {role} is another group's than that which reads {reader}"
            );
        }
    }

    private static bool IsOf(JsonNode grant, string group, string place) =>
        (string?)grant["properties"]!["principalId"] == group && ((string)grant["id"]!).Contains(place, StringComparison.Ordinal);

    private JsonNode ConfigOf(string name) =>
        Of("Microsoft.Web/sites/config").Single(config => ((string)config["id"]!).EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase))[
            "properties"
        ]!;
}
