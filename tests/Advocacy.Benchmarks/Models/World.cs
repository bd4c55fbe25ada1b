using System.Globalization;
using Spectre.Console;

namespace Advocacy.Benchmarks.Models;

/// <summary>People whose conversions a model is measured on: a real event log or a simulated company.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Its log, or null where the company is simulated.</param>
/// <param name="Options">What is to be predicted.</param>
/// <param name="Seed">The seed of the simulated company.</param>
internal sealed record World(string Name, string? File, ConversionOptions Options, int Seed)
{
    private const int People = 1200;
    private const int Months = 18;

    /// <summary>The real logs in a folder, with the definitions that their reference figures are about.</summary>
    public static IEnumerable<World> Real(string folder) =>
        new[]
        {
            new World(
                "email-eu",
                Path.Combine(folder, "email-eu.jsonl.gz"),
                new()
                {
                    MinShares = 5,
                    WarmUpWeeks = 8,
                    SeenWithinWeeks = 12,
                    IncludeUnsurveyed = true,
                },
                0
            ),
            new World(
                "college",
                Path.Combine(folder, "college.jsonl.gz"),
                new()
                {
                    MinShares = 3,
                    WarmUpWeeks = 4,
                    SeenWithinWeeks = 8,
                    IncludeUnsurveyed = true,
                },
                0
            ),
        }.Where(world => System.IO.File.Exists(world.File));

    /// <summary>Simulated companies of the sample's size, each of its own seed.</summary>
    public static IEnumerable<World> Simulated(int count) =>
        Enumerable
            .Range(1, count)
            .Select(seed => new World(string.Create(CultureInfo.InvariantCulture, $"company-{seed:00}"), null, new(), seed));

    /// <summary>Its people, from a store that is made once in a folder.</summary>
    public async Task<List<EmployeeActivity>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var store = Path.Combine(folder, Name, "advocacy.db");
        if (!System.IO.File.Exists(store))
        {
            await MakeAsync(Path.Combine(folder, Name), cancellationToken);
        }

        using var database = SqliteDatabase.OpenFile(store);
        return await new SqliteActivityStore(database).ReadAsync(Purpose.Predict, cancellationToken).ToListAsync(cancellationToken);
    }

    private async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var log = File ?? Path.Combine(folder, "events.jsonl");
        if (File is null)
        {
            await using var stream = new BufferedStream(System.IO.File.Create(log), 1 << 20);
            SimulatedCompany.Write(stream, People, Months, Seed, null, cancellationToken);
        }

        var quiet = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var code = await Local.Commands.CommandLine.RunAsync(
            ["ingest", log, "--out", folder],
            quiet,
            quiet,
            TimeProvider.System,
            cancellationToken
        );
        if (code != 0)
        {
            throw new InvalidOperationException($"{log} was not taken in: {code}");
        }
    }
}
