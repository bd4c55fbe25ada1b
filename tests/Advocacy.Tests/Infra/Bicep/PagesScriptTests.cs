namespace Advocacy.Tests.Infra.Bicep;

/// <summary>infra/pages.sh against an az that answers as Microsoft Graph does, and keeps what it was sent.</summary>
public sealed class PagesScriptTests
{
    private const string Az = """
        #!/bin/sh
        echo "$*" >> "$GRAPH/calls"
        file="$(echo "$*" | sed -n 's|.*--body @\([^ ]*\).*|\1|p')"
        [ -z "$file" ] || cat "$file" >> "$GRAPH/bodies"
        case "$*" in
            "account show"*tenantId*) echo 9999 ;;
            "account show"*) echo 2222 ;;
            *"--method get"*applications*) printf '%s\r\n' "${CLIENT-client-1}" ;;
            *"--method get"*appRoleAssignedTo*) [ ! -f "$GRAPH/assigned" ] || cat "$GRAPH/assigned" ;;
            *"--method get"*servicePrincipals*) echo principal-1 ;;
            *"--method post"*appRoleAssignedTo*) [ -z "${NO_P1:-}" ] || { echo "license" >&2; exit 1; } ;;
        esac
        """;

    [Fact]
    public async Task Run_NothingThere_RegistersTheAppWithoutASecretAndAssignsItsGroups()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        Assert.Contains("registered as client-1;", said, StringComparison.Ordinal);
        var sent = await File.ReadAllTextAsync(folder["bodies"], Cancellation);
        Assert.Contains("https://func.example/.auth/login/aad/callback", sent, StringComparison.Ordinal);
        Assert.Contains("\"subject\": \"identity-1\"", sent, StringComparison.Ordinal);
        Assert.Contains("login.microsoftonline.com/9999/v2.0", sent, StringComparison.Ordinal);
        Assert.Contains("\"principalId\": \"group-hr\"", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("password", sent, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            (await File.ReadAllLinesAsync(folder["calls"], Cancellation)).Where(call =>
                call.Contains("--method patch", StringComparison.Ordinal)
            ),
            call => Assert.Contains("Prefer=create-if-missing", call, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_GroupsAreAssignedAlready_AssignsNoneTwice()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["assigned"], "group-hr\r\n", Cancellation);
        var (code, said) = await RunAsync(folder, ("ADVOCACY_MARKETING_GROUP", "group-hr"));
        Assert.True(code == 0, said);
        Assert.DoesNotContain("--method post", await File.ReadAllTextAsync(folder["calls"], Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TenantCannotAssignGroups_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("NO_P1", "1"));
        Assert.NotEqual(0, code);
        Assert.Contains("ADVOCACY_GROUP_CLAIMS=SecurityGroup", said, StringComparison.Ordinal);
        (code, said) = await RunAsync(folder, ("NO_P1", "1"), ("ADVOCACY_GROUP_CLAIMS", "SecurityGroup"));
        Assert.True(code == 0, said);
    }

    [Theory]
    [InlineData("AZURE_APP_ADDRESS", "", "AZURE_APP_ADDRESS")]
    [InlineData("CLIENT", "", "the application has no id")]
    public async Task Run_SomethingIsMissing_FailsAndSaysWhat(string name, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, (name, value));
        Assert.NotEqual(0, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(TemporaryFolder folder, params (string Name, string Value)[] environment) =>
        ShellScript.RunAsync(
            "pages.sh",
            folder,
            Az,
            [
                ("GRAPH", folder.Path),
                ("AZURE_ENV_NAME", "test"),
                ("AZURE_APP_ADDRESS", "https://func.example"),
                ("AZURE_APP_IDENTITY", "identity-1"),
                ("ADVOCACY_HR_GROUP", "group-hr"),
                .. environment,
            ]
        );
}
