using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.List;

/// <summary>What a list says of people, in one language.</summary>
internal sealed class ListTexts(Words words)
{
    /// <summary>The languages.</summary>
    public static IReadOnlyList<ListTexts> All { get; } = [.. Texts.Words.All.Select(words => new ListTexts(words))];

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

    /// <summary>Why a person is listed.</summary>
    public string Of(Reason reason) => words.Of(reason);

    /// <summary>Why a person is listed: their reasons, or that they were drawn at random; nothing where neither is.</summary>
    public IEnumerable<string> WhyOf(ListEntry entry) =>
        entry.Candidate.Reasons.Count == 0 && entry.IsExplored ? [words.List.Explored] : entry.Candidate.Reasons.Select(Of);

    /// <summary>The next step in a sentence.</summary>
    public string Of(NextStepKind step) => words.List.Steps[step];

    /// <summary>How people like them did, in a sentence.</summary>
    public string LikeThem(ListEntry entry) =>
        entry.LikeThem is not { } like
            ? words.List.LikeThemNone
            : Texts.Words.Filled(
                words.List.LikeThem,
                like.Invited,
                entry.LikeThemProfile is { } profile
                    ? Texts.Words.Filled(words.List.LikeThemProfile, Of(profile))
                    : words.List.LikeThemSeveral,
                like.Accepted,
                like.Active
            );

    /// <summary>That the directory does not know somebody.</summary>
    public string Unknown(string reference) => Texts.Words.Filled(words.List.Unknown, reference);

    /// <summary>A probability of 0 to 1 in words.</summary>
    public string Likelihood(double probability) =>
        words.List.Likelihoods[
            probability switch
            {
                >= 0.5 => 0,
                >= 0.25 => 1,
                >= 0.1 => 2,
                _ => 3,
            }
        ];

    /// <summary>A probability of 0 to 1 in whole percent.</summary>
    public static string Percent(double probability) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(probability * 100)}\u00A0%");

    /// <summary>Department and team.</summary>
    public static string TeamOf(EmployeeAttributes attributes) =>
        (attributes.Department, attributes.Team) switch
        {
            ({ } department, { } team) when !team.StartsWith(department, StringComparison.Ordinal) => $"{department}, {team}",
            var (department, team) => team ?? department ?? "",
        };

    /// <summary>A piece of content on a line.</summary>
    public static string Of(OfferedContent content)
    {
        var (what, where) = (Joined(content.Kind, content.Topic), Joined(content.ContentId, content.Url));
        return what.Length > 0 ? $"{what} ({where})" : where;
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
