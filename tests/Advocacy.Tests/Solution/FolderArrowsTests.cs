using System.Text.RegularExpressions;

namespace Advocacy.Tests.Solution;

/// <summary>Folders are rooms with doors in one direction: values at the bottom, folds above them, what is wired on top. There is no circle
/// anywhere.</summary>
public sealed partial class FolderArrowsTests
{
    [Fact]
    public void Folders_Arrows_MakeNoCircle()
    {
        var sources = new[] { "functions", "ml" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Golden.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !BuildFolder().IsMatch(file))
            .Select(Source.Read)
            .ToList();
        var homes = sources
            .SelectMany(source => source.Types.Select(type => (type, source.Folder)))
            .GroupBy(home => home.type)
            .ToDictionary(group => group.Key, group => group.Select(home => home.Folder).ToHashSet());
        var arrows = sources
            .SelectMany(source =>
                source
                    .Words.Where(homes.ContainsKey)
                    .SelectMany(word =>
                        homes[word]
                            .Where(source.Sees)
                            .Select(folder => (From: source.Folder, To: folder, Why: $"{source.Name} names {word}"))
                    )
            )
            .Where(arrow => arrow.From != arrow.To)
            .ToLookup(arrow => arrow.From);
        Assert.True(arrows.Count > 20);
        Assert.Empty(CircleIn(arrows));
    }

    /// <summary>Why a circle is one, arrow by arrow; empty where there is none.</summary>
    private static List<string> CircleIn(ILookup<string, (string From, string To, string Why)> arrows)
    {
        var (done, path) = (new HashSet<string>(), new List<(string From, string To, string Why)>());
        return arrows.Select(group => Walk(group.Key)).FirstOrDefault(circle => circle.Count > 0) ?? [];

        List<string> Walk(string folder)
        {
            if (path.FindIndex(arrow => arrow.From == folder) is >= 0 and var start)
            {
                return [.. path[start..].Select(arrow => $"{arrow.From} -> {arrow.To}: {arrow.Why}")];
            }

            foreach (var arrow in done.Add(folder) ? arrows[folder].DistinctBy(arrow => arrow.To) : [])
            {
                path.Add(arrow);
                if (Walk(arrow.To) is { Count: > 0 } circle)
                {
                    return circle;
                }

                path.RemoveAt(path.Count - 1);
            }

            return [];
        }
    }

    [GeneratedRegex(@"[/\\](obj|bin|out)[/\\]")]
    private static partial Regex BuildFolder();

    /// <summary>A source file: its folder, which is its namespace; the types it declares, and the words in it.</summary>
    private sealed partial record Source(
        string Name,
        string Folder,
        IReadOnlySet<string> Types,
        IReadOnlySet<string> Words,
        IReadOnlySet<string> Usings
    )
    {
        public static Source Read(string file)
        {
            var text = File.ReadAllText(file);
            var code = Comment().Replace(text, "");
            return new(
                Path.GetFileName(file),
                Namespace().Match(text).Groups[1].Value,
                All(Type(), code),
                All(Word(), code),
                All(Using(), text)
            );
        }

        public bool Sees(string folder) => Usings.Contains(folder) || Folder.StartsWith(folder + ".", StringComparison.Ordinal);

        private static HashSet<string> All(Regex regex, string text) => [.. regex.Matches(text).Select(match => match.Groups[1].Value)];

        [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
        private static partial Regex Comment();

        [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Namespace();

        [GeneratedRegex(@"^using (Advocacy\.[\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Using();

        [GeneratedRegex(
            @"^(?:public|internal)\s+(?:(?:static|sealed|abstract|partial|readonly)\s+)*"
                + @"(?:class|record struct|record|enum|interface|struct)\s+(\w+)",
            RegexOptions.Multiline
        )]
        private static partial Regex Type();

        [GeneratedRegex(@"\b([A-Z]\w+)\b")]
        private static partial Regex Word();
    }
}
