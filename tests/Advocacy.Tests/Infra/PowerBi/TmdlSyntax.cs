using System.Text.RegularExpressions;

namespace Advocacy.Tests.Infra.PowerBi;

/// <summary>The rules of TMDL's language that a document can break (learn.microsoft.com/analysis-services/tmdl/tmdl-overview: Object
/// declaration, Object properties, Descriptions, Expressions, Indentation).</summary>
internal static partial class TmdlSyntax
{
    // What may stand in what; each has its name after it but those of which there is one.
    private static readonly Dictionary<string, string[]> Children = new()
    {
        [""] =
        [
            "database",
            "model",
            "table",
            "expression",
            "relationship",
            "role",
            "annotation",
            "cultureInfo",
            "ref table",
            "ref role",
            "ref cultureInfo",
        ],
        ["model"] = ["annotation"],
        ["table"] = ["column", "measure", "partition", "hierarchy", "annotation"],
        ["column"] = ["annotation"],
        ["measure"] = ["annotation"],
        ["partition"] = ["annotation"],
        ["role"] = ["tablePermission", "annotation"],
        ["relationship"] = ["annotation"],
        ["expression"] = ["annotation"],
        ["cultureInfo"] = ["translations"],
        ["translations"] = ["model"],
        [Translated + "model"] = ["table"],
        [Translated + "table"] = ["column", "measure"],
    };

    // Below translations objects stand as in the model, with their translated properties alone.
    private const string Translated = "translated ";

    // What must follow the name.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["measure"] = "=.*",
        ["partition"] = "= (m|calculated|entity)",
        ["expression"] = "=.*",
        ["tablePermission"] = "=.*",
        ["annotation"] = "= .+",
        ["column"] = "(=.*)?",
        ["database"] = "",
    };

    // Objects without names, which are written as properties are.
    private static readonly string[] Unnamed = ["dataAccessOptions"];

    /// <summary>What is wrong with a document, a sentence each.</summary>
    public static IReadOnlyList<string> Mistakes(string text)
    {
        var mistakes = new List<string>();
        var open = new Stack<(int Depth, string Kind, HashSet<string> Has)>([(-1, "", [])]);
        var (expression, isDescribed, awaited) = (int.MaxValue, -1, "");
        foreach (var line in text.Split('\n'))
        {
            var content = line.TrimStart('\t');
            var depth = line.Length - content.Length;
            if (content.Trim().Length == 0)
            {
                mistakes.AddRange(isDescribed >= 0 ? ["a description stands before nothing"] : []);
                isDescribed = -1;
                continue;
            }

            if (depth >= expression)
            {
                awaited = "";
                continue;
            }

            mistakes.AddRange(awaited.Length > 0 ? [$"nothing follows {awaited}"] : []);

            expression = int.MaxValue;
            mistakes.AddRange(content[0] == ' ' ? [$"spaces begin a line: {content.Trim()}"] : []);
            if (content.StartsWith("///", StringComparison.Ordinal))
            {
                isDescribed = depth;
                continue;
            }

            Close(open, depth, mistakes);

            mistakes.AddRange(depth > open.Peek().Depth + 1 ? [$"is too deep: {content}"] : []);
            var kind = Read(content, open.Peek(), mistakes);
            mistakes.AddRange(isDescribed >= 0 && (kind is null || isDescribed != depth) ? [$"a description stands before {content}"] : []);
            isDescribed = -1;
            if (kind is not null)
            {
                open.Push((depth, kind, []));
            }

            // One level deeper than the properties of the object, or of the object whose property it is.
            expression = content.TrimEnd().EndsWith('=') ? depth + (kind is null ? 1 : 2) : int.MaxValue;
            awaited = expression < int.MaxValue ? content : "";
        }

        Close(open, 0, mistakes);
        mistakes.AddRange(awaited.Length > 0 ? [$"nothing follows {awaited}"] : []);
        mistakes.AddRange(isDescribed >= 0 ? ["a description stands before nothing"] : []);
        return mistakes;
    }

    private static void Close(Stack<(int Depth, string Kind, HashSet<string> Has)> open, int depth, List<string> mistakes)
    {
        while (open.Peek().Depth >= depth)
        {
            var (_, kind, has) = open.Pop();
            mistakes.AddRange(TmdlProperties.Missing(kind, has).Select(property => $"a {kind} has no {property}"));
        }
    }

    /// <summary>The kind of object that a line declares; null where it is a property.</summary>
    private static string? Read(string content, (int Depth, string Kind, HashSet<string> Has) parent, List<string> mistakes)
    {
        var child = Children.GetValueOrDefault(parent.Kind, []).FirstOrDefault(child => Starts(content, child));
        if (child is not null)
        {
            var isTranslated = parent.Kind == "translations" || parent.Kind.StartsWith(Translated, StringComparison.Ordinal);
            var kind = isTranslated ? Translated + child : child;
            var rest = content[child.Length..].TrimStart();
            var name = Name().Match(rest);
            mistakes.AddRange(rest.Length > 0 && !name.Success ? [$"a name that needs quotes: {content}"] : []);
            mistakes.AddRange(rest.Length == 0 && kind is not ("database" or "translations") ? [$"a {kind} without a name"] : []);
            mistakes.AddRange(
                name.Success && !Regex.IsMatch(rest[name.Length..].Trim(), $"^({Defaults.GetValueOrDefault(kind, "")})$")
                    ? [$"a {kind} is not declared so: {content}"]
                    : []
            );
            mistakes.AddRange(parent.Has.Add($"{kind} {name.Value}") ? [] : [$"is declared twice: {content}"]);
            return kind;
        }

        var property = Property().Match(content);
        mistakes.AddRange(
            !property.Success
                ? [$"is neither an object of {(parent.Kind.Length > 0 ? parent.Kind : "a document")} nor a property: {content}"]
            : parent.Kind.Length == 0 ? [$"is a property of nothing: {content}"]
            : !parent.Has.Add(property.Groups[1].Value) ? [$"is there twice: {content}"]
            : TmdlProperties.Mistake(parent.Kind, property.Groups[1].Value, property.Groups[2].Value + property.Groups[3].Value)
                is { } mistake
                ? [$"{mistake}: {content}"]
            : []
        );
        mistakes.AddRange(
            property.Groups[2].Value.StartsWith('"') && !Quoted().IsMatch(property.Groups[2].Value)
                ? [$"quotes are not closed: {content}"]
                : []
        );
        return Unnamed.Contains(content) ? content : null;
    }

    private static bool Starts(string content, string kind) => content == kind || content.StartsWith($"{kind} ", StringComparison.Ordinal);

    [GeneratedRegex(@"^('(?:[^']|'')+'|[^\s.=:']+)(?=$|\s*=|\s*$)")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(\w+)(?:\s*$|: (.*)$|\s*(=(?:\s.*)?)$)")]
    private static partial Regex Property();

    [GeneratedRegex("^\"(?:[^\"]|\"\")*\"$")]
    private static partial Regex Quoted();
}
