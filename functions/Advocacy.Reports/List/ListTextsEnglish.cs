using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Reports.List;

/// <summary>What a list says, in English.</summary>
internal sealed class ListTextsEnglish : ListTexts
{
    /// <inheritdoc/>
    public override string Language => "en";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } =
    [
        "Rank",
        "Person",
        "Team",
        "Profile",
        "Likelihood",
        "Percent",
        "Why",
        "Next step",
        "People like them",
        "Answer",
        "Answered on",
        "E-mail",
        "List",
        "Reference",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Answers { get; } = ["accepted", "declined", "later"];

    /// <inheritdoc/>
    public override (string List, string Explanations) Sheets => ("To invite", "Explanations");

    /// <inheritdoc/>
    public override IReadOnlyList<(string Heading, string Text)> Explanations { get; } =
    [
        (
            "What this list is",
            "Colleagues who agreed to take part and may like to speak for the company. It is a proposal: you know them, you decide. "
                + "Nobody is told of it, and nothing follows for anybody from being on it or not."
        ),
        (
            "What to do",
            "Talk to each person and offer the next step. One conversation is enough. If they say no, or not now, that is a good answer."
        ),
        (
            "Likelihood",
            "How many of 100 people like this one become active ambassadors within the next weeks, as counted in the past. It says "
                + "nothing about anybody's work."
        ),
        ("Why", "What raised the likelihood most. The person may be told, and may object."),
        (
            "Profile",
            "Constructive: supports with reserve, and is the more credible for it. Hesitant: gives as much as they hold back, and can be "
                + "won by digital culture, by what they gain themselves, by content worth sharing."
        ),
        (
            "People like them",
            "How colleagues of the same profile did who were invited before. Where they were fewer than five, nothing is told."
        ),
        (
            "Who is not on it",
            "Whoever did not agree to take part, said no in the last months, was listed of late, or is active already. Some who might be "
                + "here are left out at random, so that it can be measured whether invitations help."
        ),
        (
            "How to answer",
            "Choose accepted, declined or later in the column Answer, put the day beside it if you like, save, and put the file into the "
                + "folder feedback (or: advocacy feedback FILE). Do not change the columns List and Reference."
        ),
        ("Keep it small", "This file names people. Do not pass it on, and delete it when you have answered."),
    ];

    /// <inheritdoc/>
    public override ListMailTexts Mail { get; } =
        new(
            "{1} colleagues to invite, list {0}",
            "Who might like to speak up",
            "{1} colleagues agreed to take part and may like to become ambassadors. It is a proposal: you know them, you decide. One "
                + "conversation each is enough.",
            "Why",
            "Next step",
            "People like them",
            "Fill in the column Answer of the attached spreadsheet (accepted, declined, later) and put it into the folder feedback.",
            "Taking part is voluntary, always. A no is a good answer, and nothing follows from it.",
            "List {0}, made by Advocacy. It names people: please do not pass it on, and delete it when you have answered."
        );

    /// <inheritdoc/>
    protected override IReadOnlyList<string> LikelihoodWords { get; } =
    ["more likely than not", "a good chance", "a fair chance", "a small chance"];

    /// <inheritdoc/>
    public override string Of(Profile profile) => profile.ToString();

    /// <inheritdoc/>
    public override string Of(Reason reason) => reason.English;

    /// <inheritdoc/>
    public override string Of(NextStepKind step) =>
        step switch
        {
            NextStepKind.Training => "Offer a training in social networks: first steps, a profile, a first post together.",
            NextStepKind.Buddy => "Offer a buddy: somebody of their own team posts already and can show how.",
            NextStepKind.OwnGain => "Show what they would gain: being seen as an expert, contacts, their own career.",
            _ => "Offer content that fits their topics:",
        };

    /// <inheritdoc/>
    public override string LikeThem(ListEntry entry) =>
        entry.LikeThem is not { } like
            ? "No earlier invitations to tell from yet."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {like.Invited} invited "
                    + $"before{(entry.LikeThemProfile is { } profile ? $", profile {Of(profile)}" : ", of several profiles together")}: "
                    + $"{like.Accepted} accepted, {like.Active} became active."
            );

    /// <inheritdoc/>
    public override string Unknown(string reference) => $"{reference} (not in the directory)";
}
