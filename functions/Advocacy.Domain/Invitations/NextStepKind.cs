namespace Advocacy.Domain.Invitations;

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
