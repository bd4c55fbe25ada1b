using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Web.Engineering;

/// <summary>When the stages that make something last did.</summary>
public sealed class LastResults(IOutputs outputs, IAudit audit)
{
    // What each stage writes last of all that it makes.
    private static readonly (string Key, Audience Audience, string File)[] Files =
    [
        ("operations.made.report", Audience.Marketing, "report.html"),
        ("operations.made.effect", Audience.HumanResources, "effect/effect.en.html"),
    ];

    /// <summary>What was made, by the key of its text, and when, or of which week; a dash where nothing was.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(CancellationToken cancellationToken)
    {
        var made = new List<KeyValuePair<string, string>>();
        foreach (var (key, audience, file) in Files)
        {
            await using var opened = await outputs.OpenAsync(audience, file, cancellationToken);
            made.Add(new(key, Moment.Of(opened?.WrittenAt)));
        }

        var lists = await audit.ListsAsync(cancellationToken);
        made.Add(new("operations.made.list", lists.Count == 0 ? Moment.None : lists[^1].ToString()));
        return made;
    }
}
