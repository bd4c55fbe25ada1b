namespace Advocacy.Tests.Infra.Bicep;

/// <summary>infra/prepare.sh against an az that answers from files.</summary>
public sealed class PrepareScriptTests
{
    private const string Az = """
        #!/bin/sh
        echo "$*" >> "$ANSWERS/calls"
        [ -z "${WARNING:-}" ] || echo "$WARNING" >&2
        case "$*" in
            "account show"*) [ -z "${SIGNED_OUT:-}" ] || { echo "Please run 'az login'" >&2; exit 1; }; case "$*" in *"--query id"*) echo 2222 ;; esac ;;
            *"/budgets/"*) [ -z "${REFUSED:-}" ] || { echo "Forbidden" >&2; exit 1; }; [ -f "$ANSWERS/budget" ] || { echo "Not Found({\"error\":{\"code\":\"ResourceGroupNotFound\"}})" >&2; exit 1; }; cat "$ANSWERS/budget" ;;
            *"/deletedVaults"*) [ -z "${VAULTS:-}" ] || { echo "$VAULTS" >&2; exit 1; }; cat "$ANSWERS/deleted" 2> /dev/null || true ;;
        esac
        """;

    private const string Deleted = "/subscriptions/2222/resourceGroups/{0}/providers/Microsoft.KeyVault/vaults/kv-adv-ts64rkh2llcvw\n";

    [Fact]
    public async Task Run_NothingThere_BeginsTheBudgetThisMonthAndMakesAVault()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        // At midnight of a month's end both are right.
        Assert.Matches(@"(?m)^ADVOCACY_BUDGET_START=\d{4}-\d\d-01$", said);
        var start = DateOnly.ParseExact(
            said.Split("ADVOCACY_BUDGET_START=")[1][..10],
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber - start.DayNumber, 0, 31);
        Assert.Matches("(?m)^ADVOCACY_VAULT_MODE=default$", said);
    }

    [Fact]
    public async Task Run_BudgetThere_KeepsItsStart()
    {
        using var folder = new TemporaryFolder();
        // On Windows az ends its lines as Windows does.
        await File.WriteAllTextAsync(folder["budget"], "2025-03-01T00:00:00Z\r\n", Cancellation);
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        Assert.Matches("(?m)^ADVOCACY_BUDGET_START=2025-03-01$", said);
    }

    [Theory]
    [InlineData("rg-advocacy-prod", "recover")]
    [InlineData("RG-Advocacy-Prod", "recover")]
    [InlineData("rg-advocacy-prod2", "default")]
    [InlineData("rg-other", "default")]
    public async Task Run_DeletedVault_IsRecoveredWhereItIsOfThisEnvironment(string group, string mode)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["deleted"], Deleted.Replace("{0}", group, StringComparison.Ordinal), Cancellation);
        var (code, said) = await RunAsync(folder);
        Assert.True(code == 0, said);
        Assert.Matches($"(?m)^ADVOCACY_VAULT_MODE={mode}$", said);
    }

    [Fact]
    public async Task Run_DeletedVaultsAreRefused_Fails()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("VAULTS", "Forbidden, request 404f-1404"));
        Assert.NotEqual(0, code);
        Assert.Contains("Forbidden", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProviderThatNobodyHasUsed_HasNothingDeleted()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("VAULTS", "Conflict({\"error\":{\"code\":\"MissingSubscriptionRegistration\"}})"));
        Assert.True(code == 0, said);
        Assert.Matches("(?m)^ADVOCACY_VAULT_MODE=default$", said);
    }

    [Fact]
    public async Task Run_CostsAreRefused_TakesThisMonth()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("REFUSED", "1"));
        Assert.True(code == 0, said);
        Assert.Matches(@"(?m)^ADVOCACY_BUDGET_START=\d{4}-\d\d-01$", said);
    }

    [Fact]
    public async Task Run_AzWarns_TakesNoWarningForAnAnswer()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["budget"], "2025-03-01T00:00:00Z\n", Cancellation);
        var (_, said) = await RunAsync(folder, ("WARNING", "WARNING: something is old"));
        Assert.Matches("(?m)^ADVOCACY_BUDGET_START=2025-03-01$", said);
    }

    [Fact]
    public async Task Run_SignedOut_SaysHowToSignIn()
    {
        using var folder = new TemporaryFolder();
        var (code, said) = await RunAsync(folder, ("SIGNED_OUT", "1"));
        Assert.NotEqual(0, code);
        Assert.Contains("useAzCliAuth", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Run_PrivateNetwork_RegistersWhatItIsDelegatedTo(string isPrivate, bool isRegistered)
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, ("ADVOCACY_PRIVATE", isPrivate));
        var calls = await File.ReadAllTextAsync(folder["calls"], Cancellation);
        Assert.Equal(isRegistered, calls.Contains("provider register --namespace Microsoft.App", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Azd_KeepsItInItsEnvironment()
    {
        using var folder = new TemporaryFolder();
        await ShellScript.WriteAsync(folder["bin/azd"], "#!/bin/sh\necho \"$*\" >> \"$ANSWERS/azd\"\n");
        await RunAsync(folder);
        Assert.False(File.Exists(folder["azd"]));
        await ShellScript.RunAsync("prepare.sh", folder, Az, Needed(folder), "azd");
        Assert.Contains(
            "env set ADVOCACY_VAULT_MODE default",
            await File.ReadAllTextAsync(folder["azd"], Cancellation),
            StringComparison.Ordinal
        );
    }

    private static Task<(int Code, string Said)> RunAsync(TemporaryFolder folder, params (string Name, string Value)[] environment) =>
        ShellScript.RunAsync("prepare.sh", folder, Az, [.. Needed(folder), .. environment]);

    private static (string, string)[] Needed(TemporaryFolder folder) => [("ANSWERS", folder.Path), ("AZURE_ENV_NAME", "prod")];
}
