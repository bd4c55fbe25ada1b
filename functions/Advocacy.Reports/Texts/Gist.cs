using Advocacy.Pipeline.Model;

namespace Advocacy.Reports.Texts;

/// <summary>What a reason comes to, for people who are not to count what a colleague does, nor to read what they answered: HR. The exact
/// reasons are in the audit, and on the page of the person themselves.</summary>
public enum Gist
{
    /// <summary>They posted in the last days or weeks.</summary>
    PostedLately,

    /// <summary>They post now and then.</summary>
    Posts,

    /// <summary>Their posts are answered.</summary>
    Answered,

    /// <summary>They and colleagues mention each other.</summary>
    InTouch,

    /// <summary>Colleagues around them take part.</summary>
    Around,

    /// <summary>Colleagues of their team take part.</summary>
    Team,

    /// <summary>They look at what colleagues post.</summary>
    Follows,

    /// <summary>They have readers.</summary>
    Readers,

    /// <summary>Earlier invitations.</summary>
    Invited,

    /// <summary>Anything else, such as what they answered in a survey.</summary>
    Other,
}

/// <summary>What features come to.</summary>
internal static class Gists
{
    // The first that a feature's name begins with.
    private static readonly (string Prefix, Gist Gist)[] ByPrefix =
    [
        ("days_since_share", Gist.PostedLately),
        ("shares_1w", Gist.PostedLately),
        ("shares_4w", Gist.PostedLately),
        ("shares_ew_4d", Gist.PostedLately),
        ("shares_ew_2w", Gist.PostedLately),
        ("share_trend", Gist.PostedLately),
        ("engagements_per_share", Gist.Answered),
        ("share", Gist.Posts),
        ("active_weeks", Gist.Posts),
        ("days_since_2nd_share", Gist.Posts),
        ("days_since_3rd_share", Gist.Posts),
        ("days_since_5th_share", Gist.Posts),
        ("days_since_10th_share", Gist.Posts),
        ("mention", Gist.InTouch),
        ("days_since_mention", Gist.InTouch),
        ("unanswered_mentions", Gist.InTouch),
        ("neighbour", Gist.Around),
        ("sharing_neighbours", Gist.Around),
        ("active_neighbours", Gist.Around),
        ("ambassador", Gist.Around),
        ("team", Gist.Team),
        ("interaction", Gist.Follows),
        ("days_since_interaction", Gist.Follows),
        ("comments", Gist.Follows),
        ("networks", Gist.Readers),
        ("followers", Gist.Readers),
        ("invitation", Gist.Invited),
        ("days_since_invitation", Gist.Invited),
    ];

    /// <summary>What reasons come to, each once, the strongest first. What they answered, and what they were asked before, stands alone
    /// where there is nothing else: it is no reason that HR would say to anybody.</summary>
    public static IEnumerable<Gist> Of(IEnumerable<Reason> reasons)
    {
        var all = AllOf(reasons).ToList();
        return all.Exists(gist => gist is not (Gist.Other or Gist.Invited))
            ? all.Where(gist => gist is not (Gist.Other or Gist.Invited))
            : all;
    }

    private static IEnumerable<Gist> AllOf(IEnumerable<Reason> reasons) =>
        reasons
            .Select(reason =>
                ByPrefix
                    .Where(pair => reason.Feature.StartsWith(pair.Prefix, StringComparison.Ordinal))
                    .Select(pair => pair.Gist)
                    .FirstOrDefault(Gist.Other)
            )
            .Distinct();
}
