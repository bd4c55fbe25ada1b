using Advocacy.Domain.People;

namespace Advocacy.Domain.Invitations;

/// <summary>The one next step that fits a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Contents">Content to offer, up to three; with <see cref="NextStepKind.Content"/> alone.</param>
public sealed record NextStep(NextStepKind Kind, IReadOnlyList<string> Contents)
{
    private const int Low = 2;

    /// <summary>The step by the portrait: who is not at home on social networks is helped there first; who sees no gain is shown it; all
    /// others are offered content. Without content to offer, the lower of the two axes decides.</summary>
    /// <param name="portrait">The person's portrait.</param>
    /// <param name="hasActiveTeammate">Whether somebody of their team is an active ambassador.</param>
    /// <param name="contents">Content that would fit them.</param>
    public static NextStep For(PersonPortrait portrait, bool hasActiveTeammate, IReadOnlyList<string> contents)
    {
        var (ease, gain) = (portrait.DigitalCulture.Level ?? Low + 1, portrait.OwnInterest.Level ?? Low + 1);
        return ease <= Low || (contents.Count == 0 && ease <= gain)
                ? new(hasActiveTeammate ? NextStepKind.Buddy : NextStepKind.Training, [])
            : gain <= Low || contents.Count == 0 ? new(NextStepKind.OwnGain, [])
            : new(NextStepKind.Content, contents);
    }
}

/// <summary>What HR can do next for somebody on a list.</summary>
public enum NextStepKind
{
    /// <summary>Content by the topics that they and their neighbours react to.</summary>
    Content,

    /// <summary>What they would gain themselves: visibility, career, expertise.</summary>
    OwnGain,

    /// <summary>A training in digital culture.</summary>
    Training,

    /// <summary>An active ambassador of their own team at their side.</summary>
    Buddy,
}
