namespace Advocacy.Benchmarks.Peers;

/// <summary>Our work beside that of peers, on the same data.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Load">On which events.</param>
/// <param name="Ours">Our work.</param>
/// <param name="Peers">The peers' work, what each is called, and how many times as fast as it we mean to be; null where it is a limit to be
/// seen, no goal.</param>
/// <param name="Before">Work that makes the folder that all of them begin with; nothing of it is counted.</param>
internal sealed record Contest(
    string Name,
    string Load,
    string Ours,
    IReadOnlyList<(string Work, string Called, double? Goal)> Peers,
    IReadOnlyList<string> Before
)
{
    /// <summary>The name of the generated load.</summary>
    public const string Base = "base";

    /// <summary>The name of the real log.</summary>
    public const string EmailEu = "email-eu";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Contest> All { get; } =
    [
        new(
            "ingest",
            Base,
            "ingest",
            [
                ("duckdb-ingest", "DuckDB: read, de-duplicate, merge, store", 1),
                ("json-read", "System.Text.Json: bare read", 1.0 / 3),
                ("sqlite-insert", "SQLite: raw insert of parsed rows", null),
            ],
            []
        ),
        new(
            "ingest",
            EmailEu,
            "ingest",
            [
                ("duckdb-ingest", "DuckDB: read, de-duplicate, merge, store", 1),
                ("json-read", "System.Text.Json: bare read", 1.0 / 3),
                ("sqlite-insert", "SQLite: raw insert of parsed rows", null),
            ],
            []
        ),
        new(
            "close of all days",
            Base,
            "close",
            [("duckdb-close", "DuckDB: from its own table, groups of five", 1)],
            ["ingest", "duckdb-ingest"]
        ),
        new("run", EmailEu, "run", [("notebook-run", "pandas and scikit-learn: the notebook", 10)], []),
        new("features", EmailEu, "features", [("notebook-features", "pandas: 25 features", 20)], ["ingest"]),
        new("train and score", EmailEu, "train", [("notebook-train", "scikit-learn, on the same matrix", 1)], ["ingest", "matrix"]),
    ];
}
