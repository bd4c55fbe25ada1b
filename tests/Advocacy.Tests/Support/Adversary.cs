namespace Advocacy.Tests.Support;

/// <summary>Somebody who keeps every publication of a <see cref="TaggedYear"/> and subtracts what can be subtracted.</summary>
internal sealed class Adversary
{
    private static readonly string[] Figures = ["impressions", "clicks"];
    private readonly List<Dictionary<string, long>> _publications = [];

    /// <summary>How many differences were tried.</summary>
    public long Tried { get; private set; }

    /// <summary>Those that are about somebody, but fewer than five.</summary>
    public List<string> Found { get; } = [];

    /// <summary>Keeps a publication, and subtracts its parts from their wholes.</summary>
    public void Keep(string folder)
    {
        using var star = new StarSchema(folder);
        var kept = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var figure in Figures)
        {
            string Sums(string keys) =>
                $"SELECT concat_ws('|', {keys}) AS key, sum({figure}) AS figure FROM fact_share_day GROUP BY ALL HAVING figure IS NOT NULL";
            foreach (
                var (level, parent, keys) in new[]
                {
                    ("all", "", "'all'"),
                    ("network", "all", "network_key"),
                    ("content", "all", "content_key"),
                    ("week", "network", "network_key, date_trunc('week', day)"),
                    ("day", "week", "network_key, date_trunc('week', day), day"),
                    ("row", "day", "network_key, date_trunc('week', day), day, content_key, reach_basis"),
                }
            )
            {
                foreach (var (key, sum) in Read(star, Sums(keys)))
                {
                    kept[$"{figure} {level} {key}"] = sum;
                    if (parent.Length > 0)
                    {
                        var whole = level is "network" or "content" ? "all" : key[..ParentLength(level, key)];
                        Try($"{figure} {parent} {whole} less {level} {key}", kept[$"{figure} {parent} {whole}"], sum);
                    }
                }
            }
        }

        _publications.Add(kept);
    }

    /// <summary>Subtracts every publication from every later one, figure by figure.</summary>
    public void Compare()
    {
        for (var later = 1; later < _publications.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                foreach (var key in _publications[earlier].Keys.Union(_publications[later].Keys))
                {
                    Try(
                        $"{key} of {later} less that of {earlier}",
                        _publications[later].GetValueOrDefault(key),
                        _publications[earlier].GetValueOrDefault(key)
                    );
                }
            }
        }
    }

    private static int ParentLength(string level, string key)
    {
        var parts = key.Split('|');
        var kept = level switch
        {
            "week" => 1,
            "day" => 2,
            _ => 3,
        };
        return string.Join('|', parts.Take(kept)).Length;
    }

    private static IEnumerable<(string Key, long Sum)> Read(StarSchema star, string sql) =>
        star.Query($"SELECT key, CAST(figure AS BIGINT) FROM ({sql}) ORDER BY key")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], long.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)));

    private void Try(string what, long whole, long part)
    {
        Tried++;
        // Digit by digit: a difference may be below 0 for one person and above for another.
        var people = TaggedYear.PeopleIn(Math.Abs(whole - part)).Count();
        if (whole != part && people < SmallGroups.MinPeople)
        {
            Found.Add($"{what}: about {people}");
        }
    }
}
