using System.Text;

namespace Advocacy.Domain.Values;

/// <summary>A counter that networks report of a share. This table of them is the only one: contract, merge, stores, star schema, page and
/// exports go through it, in its order.</summary>
public sealed class Counter
{
    /// <summary>How many there are.</summary>
    internal const int Count = 7;

    private readonly byte[] _member;

    private Counter(int index, string name, string meaning, bool isEngagement) =>
        (Index, Name, Meaning, IsEngagement, _member) = (index, name, meaning, isEngagement, Encoding.UTF8.GetBytes(name));

    /// <summary>Times it was shown.</summary>
    public static Counter Impressions { get; } = new(0, "impressions", "Times the post was shown", isEngagement: false);

    /// <summary>Likes and similar reactions.</summary>
    public static Counter Reactions { get; } = new(1, "reactions", "Likes and their kin", isEngagement: true);

    /// <summary>Comments.</summary>
    public static Counter Comments { get; } = new(2, "comments", "Comments", isEngagement: true);

    /// <summary>Shares of the share.</summary>
    public static Counter Reshares { get; } = new(3, "reshares", "Times others shared the post on", isEngagement: true);

    /// <summary>Clicks on its link.</summary>
    public static Counter Clicks { get; } = new(4, "clicks", "Clicks on the post's link", isEngagement: true);

    /// <summary>Times somebody kept it to read it later.</summary>
    public static Counter Saves { get; } = new(5, "saves", "Times somebody kept the post for later", isEngagement: true);

    /// <summary>Different people who saw it.</summary>
    public static Counter Reached { get; } =
        new(6, "reached", "Different people who saw the post, as the network counts them", isEngagement: false);

    /// <summary>All of them, in their order; a new one comes last, since stores keep them so.</summary>
    public static IReadOnlyList<Counter> All { get; } = [Impressions, Reactions, Comments, Reshares, Clicks, Saves, Reached];

    /// <summary>Its place in the table, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name as a member of events, a column of tables and a key of words.</summary>
    public string Name { get; }

    /// <summary>The name as UTF-8.</summary>
    public ReadOnlySpan<byte> Member => _member;

    /// <summary>What is counted, in English.</summary>
    public string Meaning { get; }

    /// <summary>Whether it is part of the engagements.</summary>
    public bool IsEngagement { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
