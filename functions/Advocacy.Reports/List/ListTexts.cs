using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Reach;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.List;

/// <summary>What a list says of people, in one language.</summary>
/// <param name="words">The language.</param>
/// <param name="page">What the company calls its topics and kinds there.</param>
internal sealed class ListTexts(Words words, PageOptions page)
{
    private const int WeeksAYear = 52;
    private const int DaysAWeek = 7;

    /// <summary>The languages, topics and kinds as the events have them.</summary>
    public static IReadOnlyList<ListTexts> All { get; } = In(new());

    /// <summary>The languages, topics and kinds as a company calls them.</summary>
    public static IReadOnlyList<ListTexts> In(PageOptions page) => [.. Texts.Words.All.Select(words => new ListTexts(words, page))];

    /// <summary>The language, en or fr.</summary>
    public string Language => words.Language;

    /// <summary>What follows a heading on its line.</summary>
    public string Colon => words.Colon;

    /// <summary>What comes between items on one line.</summary>
    public string Semicolon => words.Semicolon;

    /// <summary>The words.</summary>
    public ListWords Words => words.List;

    /// <summary>The words of the mail.</summary>
    public ListMailTexts Mail => words.List.Mail;

    /// <summary>A profile's name.</summary>
    /// <exception cref="KeyNotFoundException">No output says who they are.</exception>
    public string Of(Profile profile) => words.List.Profiles[profile];

    /// <summary>Why a person is listed: that they were drawn at random, what their reasons come to, or that nothing stands out.</summary>
    public IEnumerable<string> WhyOf(ListEntry entry) =>
        [
            .. entry.IsExplored ? new[] { words.List.Explored } : [],
            .. Gists.Of(entry.Candidate.Reasons).Select(gist => Of(gist, entry.Teammates)),
            .. entry.IsExplored || entry.Candidate.Reasons.Count > 0 ? Array.Empty<string>() : [words.List.NoReason],
        ];

    /// <summary>The next step in a sentence.</summary>
    public string Of(NextStepKind step) => words.List.Steps[step];

    /// <summary>What HR may write to a person, as it stands.</summary>
    public string MessageTo(ListEntry entry) =>
        Texts.Words.Filled(
            words.List.Messages[entry.Step],
            entry.Offered.Count == 0
                ? ""
                : string.Join(
                        ' ',
                        Joined(
                            entry.Offered[0].Title ?? Named(entry.Offered[0].Topic ?? entry.Offered[0].Kind) ?? entry.Offered[0].ContentId
                        ),
                        AddressOf(entry.Offered[0])
                    )
                    .Trim()
        );

    /// <summary>How people like them did, in a sentence.</summary>
    public string LikeThem(ListEntry entry) =>
        entry.LikeThem is not { } like
            ? words.List.LikeThemNone
            : Texts.Words.Filled(
                // Where nobody's answer is known, nobody refused: the answers have not been brought back.
                like.Accepted == 0
                    ? words.List.LikeThemUnanswered
                    : words.List.LikeThem,
                SmallGroups.NearestFive(like.Invited),
                entry.LikeThemProfile is { } profile
                    ? Texts.Words.Filled(words.List.LikeThemProfile, Of(profile))
                    : words.List.LikeThemSeveral,
                SmallGroups.NearestFive(like.Accepted),
                SmallGroups.NearestFive(like.Active)
            );

    /// <summary>That the directory does not know somebody.</summary>
    public string Unknown(string reference) => Texts.Words.Filled(words.List.Unknown, reference);

    /// <summary>A probability of 0 to 1 in one of three bands, or that there is no model yet: a number would be read as more than it is. It
    /// stands in the audit.</summary>
    public string Likelihood(double? probability) =>
        probability switch
        {
            null => words.List.NoLikelihood,
            >= 0.25 => words.List.Likelihoods[0],
            >= 0.1 => words.List.Likelihoods[1],
            _ => words.List.Likelihoods[2],
        };

    /// <summary>What is to be known of how the list was made: that there is no model yet, that a team has more places than its
    /// share, after how many lists an effect can be told, and when staff representatives were consulted.</summary>
    public IEnumerable<string> NotesOn(ListRecord list) =>
        [
            .. WhyNone(list),
            .. list.TeamPlaces is null ? Array.Empty<string>() : [words.List.TeamPlaces],
            .. list.ListsNeeded is { } lists
                ?
                [
                    Texts.Words.Filled(
                        lists <= WeeksAYear ? words.List.ListsNeeded : words.List.ListsTooSmall,
                        Math.Round(EffectPower.UsualEffect * 100),
                        lists
                    ),
                ]
                : Array.Empty<string>(),
            .. list.ConsultedOn is { } day
                ? [Texts.Words.Filled(words.List.Consulted, day.ToString(words.DateFormat, CultureInfo.InvariantCulture))]
                : Array.Empty<string>(),
        ];

    /// <summary>What explains a list.</summary>
    public IEnumerable<Paragraph> ExplanationsOf(ListRecord list) =>
        list.WhyNone is null
            ? words.List.Explanations
            : words.List.Explanations.Select(said =>
                words.List.NoModelExplanations.FirstOrDefault(other => other.Heading == said.Heading) ?? said
            );

    /// <summary>What a list is, or that nobody is on it.</summary>
    public string IntroOf(ListRecord list) =>
        list.Invited.Count > 0 ? words.List.Mail.Intro
        : IsCauseEnough(list) ? words.List.NobodyListed
        : $"{words.List.NobodyListed} {words.List.NobodyMayBeListed}";

    /// <summary>What stands at the end: who made it, and that it is confidential, where it names anybody.</summary>
    public string FooterOf(ListRecord list) =>
        Texts.Words.Filled(list.Invited.Count > 0 ? words.List.Mail.Footer : words.List.Mail.FooterOfNobody, list.List, list.Invited.Count);

    /// <summary>Whether the cause that there is no model says why nobody is listed, too.</summary>
    private static bool IsCauseEnough(ListRecord list) => list.WhyNone is { Reason: NoModelReason.NoConsent or NoModelReason.NoSurvey };

    /// <summary>How a list was made before there was a model, what is missing, and from when on there may be one; nothing where there
    /// is.</summary>
    private IEnumerable<string> WhyNone(ListRecord list) =>
        list.WhyNone is not { } why
            ? []
            :
            [
                .. list.Invited.Count > 0 ? new[] { words.List.NoModelYet } : [],
                words.List.WhyNoModel[why.Reason],
                // A day that has come is no day to wait for.
                .. why.ExpectedOn is { } day && day > list.List.Monday.AddDays(DaysAWeek)
                    ? [Texts.Words.Filled(words.List.ModelExpected, day.ToString(words.DateFormat, CultureInfo.InvariantCulture))]
                    : Array.Empty<string>(),
            ];

    // What is no address of the web is nothing to send to anybody.
    private static string? AddressOf(OfferedContent content) =>
        Uri.TryCreate(content.Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? content.Url
            : null;

    private string Of(Gist gist, Teammates? teammates) =>
        gist == Gist.Team && teammates is { } team
            ? Texts.Words.Filled(words.List.Teammates, team.Active, team.Volunteers)
            : words.Gists[gist];

    /// <summary>Department and team.</summary>
    public static string TeamOf(EmployeeAttributes attributes) =>
        (attributes.Department, attributes.Team) switch
        {
            ({ } department, { } team) when !team.StartsWith(department, StringComparison.Ordinal) => $"{department}, {team}",
            var (department, team) => team ?? department ?? "",
        };

    /// <summary>A piece of content on a line.</summary>
    public string Of(OfferedContent content)
    {
        var (what, where) = (Joined(content.Title, Named(content.Kind), Named(content.Topic)), Joined(content.ContentId, content.Url));
        return what.Length > 0 ? $"{what} ({where})" : where;
    }

    private string? Named(string? word) => page.WordOf(Language, word);

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
