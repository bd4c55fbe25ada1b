using Advocacy.Domain.Values;
using Advocacy.Pipeline.Outputs;
using Advocacy.Sources.Sheets;

namespace Advocacy.Sources.Networks;

/// <summary>Each person's accounts on networks: directory/accounts.csv, with the columns employee_id, network and account, kept apart like
/// the directory of names.</summary>
internal sealed class AccountSheet(IOutputs outputs)
{
    /// <summary>Where it is.</summary>
    public const string Name = "directory/accounts.csv";

    private static readonly string[] Columns = ["employee_id", "network", "account"];

    /// <summary>The ids of people by their account on a network, accounts in lower case and without @ before them.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public async Task<IReadOnlyDictionary<string, EmployeeId>> ReadAsync(string network, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken))(network);

    /// <summary>The same of any network: the table is read once.</summary>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public async Task<Func<string, IReadOnlyDictionary<string, EmployeeId>>> ReadAsync(CancellationToken cancellationToken)
    {
        var none = new Dictionary<string, EmployeeId>();
        if (await outputs.ReadAsync(Audience.Directory, Name, cancellationToken) is not { } content)
        {
            return _ => none;
        }

        var sheet = Sheet.Read(Name, content);
        if (Columns.FirstOrDefault(column => !sheet.Has(column)) is { } missing)
        {
            throw new InvalidDataException($"{Name} has no column {missing}");
        }

        var known = sheet
            .Rows.Where(row => row["account"].Length > 0)
            .GroupBy(row => row["network"], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                rows => rows.Key,
                rows =>
                    rows.DistinctBy(row => KeyOf(row["account"]))
                        .ToDictionary(row => KeyOf(row["account"]), row => new EmployeeId(row["employee_id"]), StringComparer.Ordinal),
                StringComparer.OrdinalIgnoreCase
            );
        return network => known.GetValueOrDefault(network, none);
    }

    /// <summary>How accounts are compared.</summary>
    public static string KeyOf(string account) => account.Trim().TrimStart('@').ToLowerInvariant();
}
