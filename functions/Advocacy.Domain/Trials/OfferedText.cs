using Advocacy.Domain.Invitations;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Trials;

/// <summary>Which of a content's two texts somebody is offered: a keyed draw, the same whenever they look.</summary>
/// <param name="key">The key of draws, secret.</param>
public sealed class OfferedText(ReadOnlyMemory<byte> key)
{
    private const double Half = 0.5;

    /// <summary>Whether they are offered the other text.</summary>
    public bool IsOther(string contentId, PersonId person) => KeyedDraw.Uniform(key, "text", contentId, person) < Half;

    /// <summary>The text that they are offered; null where there is none.</summary>
    public string? Of(string contentId, Content content, PersonId person) =>
        content.IsTrial && IsOther(contentId, person) ? content.OtherText : content.SuggestedText;
}
