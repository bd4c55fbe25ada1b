using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Model;

namespace Advocacy.Reports.Texts;

/// <summary>The words of the weekly list.</summary>
/// <param name="Columns">The spreadsheet's columns.</param>
/// <param name="Answers">The answers to choose from.</param>
/// <param name="Sheets">The names of its sheets.</param>
/// <param name="Explanations">The second sheet.</param>
/// <param name="NoModelExplanations">What stands in the place of those of the same heading, before there is a model.</param>
/// <param name="Mail">The mail.</param>
/// <param name="Likelihoods">Likelihoods, the highest first.</param>
/// <param name="Profiles">Names of profiles; those that no output shows have none.</param>
/// <param name="Steps">Next steps.</param>
/// <param name="Messages">What to write to somebody, by next step: {0} is the first piece of content that is offered.</param>
/// <param name="LikeThem">How people like them did: invited, of which profile, accepted, became active.</param>
/// <param name="LikeThemUnanswered">The same where nobody's answer is known.</param>
/// <param name="LikeThemProfile">Of which profile, where it is one.</param>
/// <param name="LikeThemSeveral">The same where they are of several.</param>
/// <param name="LikeThemNone">That it is too early to say.</param>
/// <param name="Teammates">In the place of the reason that their team takes part: {0} active ambassadors of {1} volunteers.</param>
/// <param name="NoReason">In the place of reasons, where there is none.</param>
/// <param name="Explored">In the place of reasons, of somebody who was drawn at random.</param>
/// <param name="NoLikelihood">In the place of a likelihood, before there is a model.</param>
/// <param name="NoModelYet">How a list is made before there is one.</param>
/// <param name="WhyNoModel">Why there is none.</param>
/// <param name="ModelExpected">From when on there may be one: {0}.</param>
/// <param name="TeamPlaces">That a team has more places than its share.</param>
/// <param name="ListsNeeded">After how many lists an effect can be told: {0} points, {1} lists.</param>
/// <param name="ListsTooSmall">That it cannot within a year.</param>
/// <param name="Consulted">When staff representatives were consulted.</param>
/// <param name="NobodyListed">In the place of the introduction, where nobody is on the list.</param>
/// <param name="NobodyMayBeListed">Why nobody is, where people may be listed.</param>
/// <param name="Unknown">Somebody whom the directory does not know.</param>
internal sealed record ListWords(
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Answers,
    SheetNames Sheets,
    IReadOnlyList<Paragraph> Explanations,
    IReadOnlyList<Paragraph> NoModelExplanations,
    ListMailTexts Mail,
    IReadOnlyList<string> Likelihoods,
    IReadOnlyDictionary<Profile, string> Profiles,
    IReadOnlyDictionary<NextStepKind, string> Steps,
    IReadOnlyDictionary<NextStepKind, string> Messages,
    string LikeThem,
    string LikeThemUnanswered,
    string LikeThemProfile,
    string LikeThemSeveral,
    string LikeThemNone,
    string Teammates,
    string NoReason,
    string Explored,
    string NoLikelihood,
    string NoModelYet,
    IReadOnlyDictionary<NoModelReason, string> WhyNoModel,
    string ModelExpected,
    string TeamPlaces,
    string ListsNeeded,
    string ListsTooSmall,
    string Consulted,
    string NobodyListed,
    string NobodyMayBeListed,
    string Unknown
);

/// <summary>The names of the spreadsheet's two sheets.</summary>
internal sealed record SheetNames(string List, string Explanations);

/// <summary>The words of the mail. Formats: {0} the list, {1} the number of people.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Title">The heading.</param>
/// <param name="Intro">What it is, in a paragraph.</param>
/// <param name="Why">Before the reasons.</param>
/// <param name="Next">Before the next step.</param>
/// <param name="Message">Before what HR may write to them.</param>
/// <param name="HowToAnswer">How to answer.</param>
/// <param name="AnswerOnPage">The same where a page takes answers too: its address {0}.</param>
/// <param name="More">That {0} more stand on the page {1}.</param>
/// <param name="MoreAttached">The same where only the spreadsheet has them.</param>
/// <param name="Voluntary">That it is voluntary.</param>
/// <param name="Footer">Who made it, and by what.</param>
/// <param name="FooterOfNobody">The same where it names nobody.</param>
internal sealed record ListMailTexts(
    string Subject,
    string Title,
    string Intro,
    string Why,
    string Next,
    string Message,
    string HowToAnswer,
    string AnswerOnPage,
    string More,
    string MoreAttached,
    string Voluntary,
    string Footer,
    string FooterOfNobody
);
