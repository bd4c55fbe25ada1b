using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>infra/secrets.sh against an az that keeps its secrets in a folder.</summary>
public sealed class SecretsScriptTests
{
    private const string Az = """
        #!/bin/sh
        echo "$*" >> "$VAULT/calls"
        name="$(echo "$*" | sed -n 's|.*/secrets/\([a-z-]*\)?.*|\1|p')"
        case "$*" in
            "account show"*) [ -z "${SIGNED_OUT:-}" ] || { echo "Please run 'az login'" >&2; exit 1; }; case "$*" in *"--query id"*) echo 2222 ;; esac ;;
            *"--method get"*"/configreferences/"*)
                echo . >> "$VAULT/looks"
                if [ "$(wc -l < "$VAULT/looks")" -le "${UNRESOLVED:-0}" ]; then echo "${STATE:-Advocacy__Privacy__PseudonymKey: AccessToKeyVaultDenied}"; else printf 'Advocacy__Privacy__PseudonymKey: Resolved\r\nAdvocacy__Selection__Key: Resolved\r\n'; fi ;;
            *"--method get"*) [ -z "${REFUSED:-}" ] || { echo "Forbidden, request 404f-1404" >&2; exit 1; }; [ -f "$VAULT/$name" ] || { echo "Not Found({\"error\":{\"code\":\"SecretNotFound\"}})" >&2; exit 1; }
                case "$*" in *secretUriWithVersion*) [ -n "${VERSIONLESS:-}" ] || echo "https://kv.vault.azure.net/secrets/$name/0123abcd" ;; esac ;;
            *"--method put"*) file="$(echo "$*" | sed 's|.*--body @\([^ ]*\).*|\1|')"; cp "$file" "$VAULT/$name" ;;
        esac
        """;

    [Fact]
    public async Task Run_NoSecrets_MakesThreeThatDifferAndNeverSaysThem()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        string[] keys = [Value(folder, "pseudonym-key"), Value(folder, "selection-key"), Value(folder, "pages-key")];
        Assert.Equal(3, keys.Distinct().Count());
        var calls = await File.ReadAllTextAsync(folder["calls"], Cancellation);
        Assert.All(
            keys,
            key =>
            {
                Assert.Equal(32, Convert.FromBase64String(key).Length);
                Assert.DoesNotContain(key, calls + said, StringComparison.Ordinal);
            }
        );
        Assert.Contains("configreferences/appsettings/refresh", calls, StringComparison.Ordinal);
        Assert.Contains("0123abcd", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AppCannotReadThemYet_HasItTryAgainUntilItCan()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("UNRESOLVED", "3"), ("ADVOCACY_PAUSE", "0"));
        Assert.True(code == 0, said);
        var calls = await File.ReadAllLinesAsync(folder["calls"], Cancellation);
        Assert.Equal(4, calls.Count(call => call.Contains("/refresh?", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Advocacy__Selection__Key: Resolved")]
    [InlineData("")]
    public async Task Run_SettingsAreNotListedYet_DoesNotTakeThemForRead(string listed)
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(
            folder,
            ("UNRESOLVED", "2"),
            ("STATE", listed.Length > 0 ? listed : " "),
            ("ADVOCACY_PAUSE", "0")
        );
        Assert.True(code == 0, said);
        var calls = await File.ReadAllLinesAsync(folder["calls"], Cancellation);
        Assert.Equal(3, calls.Count(call => call.Contains("/refresh?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_VersionCannotBeRead_FailsAndUnpinsNothing()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("VERSIONLESS", "1"));
        Assert.NotEqual(0, code);
        Assert.Contains("version could not be read", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AppNeverCan_FailsAndSaysWhat()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("UNRESOLVED", "99"), ("ADVOCACY_PAUSE", "0"), ("ADVOCACY_TRIES", "3"));
        Assert.NotEqual(0, code);
        Assert.Contains("Advocacy__Privacy__PseudonymKey: AccessToKeyVaultDenied", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeysThere_HasTheAppReadThemAllTheSame()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder);
        File.Delete(folder["calls"]);
        await RunAsync(folder);
        Assert.Contains("/refresh?", await File.ReadAllTextAsync(folder["calls"], Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AzdIsAtAnotherSubscription_GoesWhereItIs()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, ("AZURE_SUBSCRIPTION_ID", "3333"));
        var calls = await File.ReadAllLinesAsync(folder["calls"], Cancellation);
        Assert.Contains("account set --subscription 3333", calls);
        Assert.DoesNotContain(calls, call => call.Contains("/subscriptions/2222", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_AzIsSignedOut_SaysHowToSignIn()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("SIGNED_OUT", "1"));
        Assert.NotEqual(0, code);
        Assert.Contains("az login", said, StringComparison.Ordinal);
        Assert.Contains("useAzCliAuth", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GitBashOnWindows_HandsAzAPathOfWindows()
    {
        using var folder = new TemporaryFolder();
        // Git Bash's own, which turns a path of its own into one of Windows.
        await ShellScript.WriteAsync(
            folder["bin/cygpath"],
            "#!/bin/sh\ncp \"$2\" \"$VAULT/body-of-windows\"; echo \"$VAULT/body-of-windows\"\n"
        );
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        Assert.Contains(
            "@" + folder["body-of-windows"],
            await File.ReadAllTextAsync(folder["calls"], Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Run_SecretsThere_LeavesThem()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder);
        var before = Value(folder, "pseudonym-key");
        File.Delete(folder["selection-key"]);
        Assert.Equal(0, (await RunAsync(folder)).Code);
        Assert.Equal(before, Value(folder, "pseudonym-key"));
        Assert.True(File.Exists(folder["selection-key"]));
    }

    [Fact]
    public async Task Run_VaultRefuses_FailsAndMakesNothing()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("REFUSED", "1"));
        Assert.NotEqual(0, code);
        Assert.Contains("Forbidden", said, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["pseudonym-key"]));
    }

    private static string Value(TemporaryFolder folder, string name) =>
        (string)JsonNode.Parse(File.ReadAllText(folder[name]))!["properties"]!["value"]!;

    private static Task<(int Code, string Said)> RunAsync(TemporaryFolder folder, params (string Name, string Value)[] environment) =>
        ShellScript.RunAsync(
            "secrets.sh",
            folder,
            Az,
            [
                ("VAULT", folder.Path),
                ("AZURE_RESOURCE_GROUP", "rg"),
                ("AZURE_KEY_VAULT_NAME", "kv"),
                ("AZURE_FUNCTION_NAME", "func"),
                .. environment,
            ]
        );
}
