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
            "account show"*) echo 2222 ;;
            *"--method get"*) [ -z "${REFUSED:-}" ] || { echo "Forbidden" >&2; exit 1; }; [ -f "$VAULT/$name" ] || { echo "Not Found({\"error\":{\"code\":\"SecretNotFound\"}})" >&2; exit 1; } ;;
            *"--method put"*) file="$(echo "$*" | sed 's|.*--body @\([^ ]*\).*|\1|')"; cp "$file" "$VAULT/$name" ;;
        esac
        """;

    [Fact]
    public async Task Run_NoSecrets_MakesTwoThatDifferAndNeverSaysThem()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        string[] keys = [Value(folder, "pseudonym-key"), Value(folder, "selection-key")];
        Assert.Equal(2, keys.Distinct().Count());
        var calls = await File.ReadAllTextAsync(folder["calls"], Cancellation);
        Assert.All(
            keys,
            key =>
            {
                Assert.Equal(32, Convert.FromBase64String(key).Length);
                Assert.DoesNotContain(key, calls + said, StringComparison.Ordinal);
            }
        );
        Assert.Contains("configreferences", calls, StringComparison.Ordinal);
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

    private static async Task<(int Code, string Said)> RunAsync(TemporaryFolder folder, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(
            File.Exists("/bin/sh")
                && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(place => File.Exists(Path.Combine(place, "openssl"))),
            "the script needs a shell and openssl"
        );
        Directory.CreateDirectory(folder["bin"]);
        await File.WriteAllTextAsync(folder["bin/az"], Az, Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["bin/az"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var settings = new Dictionary<string, string>
        {
            ["VAULT"] = folder.Path,
            ["AZURE_RESOURCE_GROUP"] = "rg",
            ["AZURE_KEY_VAULT_NAME"] = "kv",
            ["AZURE_FUNCTION_NAME"] = "func",
            ["PATH"] = $"{folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        foreach (var (name, value) in environment)
        {
            settings[name] = value;
        }

        var run = await ProgramRun.OfAsync("/bin/sh", [Path.Combine(Golden.Root, "infra", "secrets.sh")], settings);
        return (run.Code, run.Said);
    }
}
