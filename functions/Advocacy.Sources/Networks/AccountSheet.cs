using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Sources;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.Options;

namespace Advocacy.Sources.Networks;

/// <summary>Each person's accounts on networks: directory/accounts.csv, with the columns employee_id, network and account, kept apart like
/// the directory of names.</summary>
internal sealed class AccountSheet(IOutputs outputs, IOptions<SheetOptions> options) : IToldAccounts
{
    /// <summary>Where it is.</summary>
    public const string Name = "directory/accounts.csv";

    // One and the same, so that whoever keeps what follows from a table sees that it is the same.
    private static readonly Dictionary<string, EmployeeId> Nobody = [];

    private LastRead _last = new("", []);

    private static readonly string[] Columns = ["employee_id", "network", "account"];

    /// <summary>The ids of people by their account on a network, accounts in lower case and without @ before them.</summary>
    /// <exception cref="RefusedFileException">A column is missing.</exception>
    public async Task<IReadOnlyDictionary<string, EmployeeId>> ReadAsync(string network, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken))(network);

    /// <summary>The same of any network: the table is read once.</summary>
    /// <exception cref="RefusedFileException">A column is missing.</exception>
    public async Task<Func<string, IReadOnlyDictionary<string, EmployeeId>>> ReadAsync(CancellationToken cancellationToken)
    {
        if (await outputs.ReadAsync(Audience.Directory, Name, cancellationToken) is not { } content)
        {
            _last = new("", []);
            return _ => Nobody;
        }

        // Each part of each network asks for it; it changes once a day or less.
        var (last, fingerprint) = (_last, Fingerprint.Hex(content.Span));
        var known = last.Fingerprint == fingerprint ? last.Known : KnownOf(content);
        _last = new(fingerprint, known);
        return network => known.GetValueOrDefault(network.ToLowerInvariant(), Nobody);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string Network, string Account)>> OfAsync(EmployeeId employee, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return
        [
            .. _last
                .Known.SelectMany(network => network.Value.Select(account => (network.Key, account.Key, account.Value)))
                .Where(account => account.Value == employee)
                .Select(account => (account.Item1, account.Item2)),
        ];
    }

    private Dictionary<string, Dictionary<string, EmployeeId>> KnownOf(ReadOnlyMemory<byte> content) =>
        RowsOf(content)
            .GroupBy(row => row.Network, StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows =>
                    rows.GroupBy(row => row.Account, StringComparer.Ordinal)
                        .Where(account => account.Select(row => row.Employee).Distinct().Count() == 1)
                        .ToDictionary(account => account.Key, account => account.First().Employee, StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    /// <summary>What is wrong with the table, by line: an account that two people have is taken to be nobody's.</summary>
    /// <exception cref="RefusedFileException">A column is missing.</exception>
    public async Task<IReadOnlyList<(int Line, string Why)>> ProblemsAsync(CancellationToken cancellationToken) =>
        await outputs.ReadAsync(Audience.Directory, Name, cancellationToken) is { } content
            ?
            [
                .. RowsOf(content)
                    .GroupBy(row => (row.Network, row.Account))
                    .Where(account => account.Select(row => row.Employee).Distinct().Count() > 1)
                    .SelectMany(account => account)
                    .Select(row =>
                        (row.Line, $"the account {row.Account} of {row.Network} is given to several people, and taken to be nobody's")
                    )
                    .OrderBy(problem => problem.Line),
            ]
            : [];

    private IEnumerable<(int Line, string Network, string Account, EmployeeId Employee)> RowsOf(ReadOnlyMemory<byte> content)
    {
        var sheet = Sheet.Read(Name, content, options.Value, names => Columns.All(names.Contains), SheetLimits.Directory);
        sheet.Require(Columns, "it must have employee_id, network and account");
        return sheet
            .Rows.Where(row => row["account"].Length > 0)
            .Select(row => (row.Line, row["network"].ToLowerInvariant(), KeyOf(row["account"]), new EmployeeId(row["employee_id"])));
    }

    /// <summary>How accounts are compared.</summary>
    public static string KeyOf(string account) => account.Trim().TrimStart('@').ToLowerInvariant();

    // One reference, so that a reader sees the old one or the new one.
    private sealed record LastRead(string Fingerprint, Dictionary<string, Dictionary<string, EmployeeId>> Known);
}
