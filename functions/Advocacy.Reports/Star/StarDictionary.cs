using System.Globalization;
using System.Text;

namespace Advocacy.Reports.Star;

/// <summary>The data dictionary, from the tables' own schemas.</summary>
internal static class StarDictionary
{
    /// <summary>The dictionary as Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder(
            """
            # Data dictionary

            The star schema in `star/` (of the container `reports`): Parquet files, ZSTD, and `manifest.json`, which names the files that count (`files`: table, path, month, network, rows, bytes, hash). Files are named
            by what is in them and never change; facts by day are cut by month and network. No person is in any table, and no figure is about fewer than five people; neither is any difference of two of one week or day.
            This page is made from the schemas by a test (`ADVOCACY_GOLDEN=write dotnet test`); see the glossary in functions/README.md for the terms.

            """.ReplaceLineEndings("\n")
        );
        foreach (var table in StarFolder.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}\n\n{table.About}\n\n| column | type | |\n|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{column.Name}` | {column.Type}{(column.IsNullable ? ", may be missing" : "")} | {column.About} |\n"
                );
            }
        }

        return text.ToString();
    }
}
