using System.Globalization;
using Advocacy.Domain.Invitations;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.WeeklyList;

namespace Advocacy.Reports.List;

/// <summary>What a list says of people, in one language.</summary>
internal abstract class ListTexts
{
    /// <summary>The languages.</summary>
    public static IReadOnlyList<ListTexts> All { get; } = [new ListTextsEnglish(), new ListTextsFrench()];

    /// <summary>The language, en or fr.</summary>
    public abstract string Language { get; }

    /// <summary>The names of the spreadsheet's columns.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The answers to choose from.</summary>
    public abstract IReadOnlyList<string> Answers { get; }

    /// <summary>The names of the spreadsheet's two sheets.</summary>
    public abstract (string List, string Explanations) Sheets { get; }

    /// <summary>Explanations, a heading and a text each.</summary>
    public abstract IReadOnlyList<(string Heading, string Text)> Explanations { get; }

    /// <summary>The words of the mail.</summary>
    public abstract ListMailTexts Mail { get; }

    /// <summary>A profile's name.</summary>
    public abstract string Of(Profile profile);

    /// <summary>Why a person is listed.</summary>
    public abstract string Of(Reason reason);

    /// <summary>The next step in a sentence.</summary>
    public abstract string Of(NextStepKind step);

    /// <summary>How people like them did, in a sentence.</summary>
    public abstract string LikeThem(ListEntry entry);

    /// <summary>That the directory does not know somebody.</summary>
    public abstract string Unknown(string reference);

    /// <summary>A probability of 0 to 1 in words.</summary>
    public string Likelihood(double probability) =>
        LikelihoodWords[
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

    /// <summary>The words for likelihoods, the highest first.</summary>
    protected abstract IReadOnlyList<string> LikelihoodWords { get; }
}

/// <summary>The words of the mail. Formats: {0} the list, {1} the number of people.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Title">The heading.</param>
/// <param name="Intro">What it is, in a paragraph.</param>
/// <param name="Why">Before the reasons.</param>
/// <param name="Next">Before the next step.</param>
/// <param name="Before">Before how people like them did.</param>
/// <param name="HowToAnswer">How to answer.</param>
/// <param name="Voluntary">That it is voluntary.</param>
/// <param name="Footer">Who made it, and by what.</param>
internal sealed record ListMailTexts(
    string Subject,
    string Title,
    string Intro,
    string Why,
    string Next,
    string Before,
    string HowToAnswer,
    string Voluntary,
    string Footer
);
