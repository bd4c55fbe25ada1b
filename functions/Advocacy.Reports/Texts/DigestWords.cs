namespace Advocacy.Reports.Texts;

/// <summary>The words of the weekly digest.</summary>
/// <param name="Title">The heading: the week.</param>
/// <param name="Week">Shares, reach, engagements.</param>
/// <param name="WeekAsUsual">The same, and that reach is about the usual {3}.</param>
/// <param name="WeekAbove">The same, and that it is more than the usual {3}.</param>
/// <param name="WeekBelow">The same, and that it is less than the usual {3}.</param>
/// <param name="Nothing">That nothing was shared.</param>
/// <param name="Campaign">The best campaign: its name, how many per cent more, engagements a share, those of others.</param>
/// <param name="Content">The content that was answered most: title, engagements, shares.</param>
/// <param name="Effect">What invitations change: of a hundred, from, to.</param>
/// <param name="Link">What leads to the report.</param>
/// <param name="Note">That nobody is told of.</param>
internal sealed record DigestWords(
    string Title,
    string Week,
    string WeekAsUsual,
    string WeekAbove,
    string WeekBelow,
    string Nothing,
    string Campaign,
    string Content,
    string Effect,
    string Link,
    string Note
);
