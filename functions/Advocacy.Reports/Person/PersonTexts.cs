using Advocacy.Domain.People;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Model;
using Advocacy.Reports.Texts;

namespace Advocacy.Reports.Person;

/// <summary>What the page of a person's own data says, in one language.</summary>
internal sealed class PersonTexts(Words words)
{
    private const string CountersHere = "{counters}";

    /// <summary>The languages.</summary>
    public static IReadOnlyList<PersonTexts> All { get; } = [.. Texts.Words.All.Select(words => new PersonTexts(words))];

    /// <summary>The language, en or fr.</summary>
    public string Language => words.Language;

    /// <summary>The words.</summary>
    public PersonWords Words => words.Person;

    /// <summary>Sections with their columns, in their order.</summary>
    public IEnumerable<PersonSection> Sections =>
        words.Person.Sections.Select(section =>
            section with
            {
                Columns = [.. section.Columns.SelectMany(column => column == CountersHere ? Counter.All.Select(words.Of) : [column])],
            }
        );

    /// <summary>A profile's name. Only the person themselves reads it here.</summary>
    public string Of(Profile profile) => words.Person.Profiles[profile];

    /// <summary>The name of a step.</summary>
    public string Of(InvitationOutcome outcome) => words.Person.Outcomes[outcome];

    /// <summary>The name of an interaction.</summary>
    public string Of(InteractionKind kind) => words.Person.Kinds[kind];

    /// <summary>Why they were listed.</summary>
    public string Of(Reason reason) => words.Of(reason);

    /// <summary>A decision on taking part.</summary>
    public string YesOrNo(bool granted) => granted ? words.Person.Yes : words.Person.No;
}

/// <summary>The words of a person's own page.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Intro">Whose data these are: {0} the id, {1} the pseudonym, {2} when it was made.</param>
/// <param name="Rights">What they can ask for.</param>
/// <param name="Nothing">In the place of an empty table.</param>
/// <param name="Axes">The profile and the three axes of the portrait.</param>
/// <param name="Profiles">Names of profiles.</param>
/// <param name="Outcomes">Names of steps on a list.</param>
/// <param name="Kinds">Names of interactions.</param>
/// <param name="Yes">That they take part.</param>
/// <param name="No">That they do not.</param>
/// <param name="Sections">Sections with their columns, in their order; {counters} stands for a column a counter.</param>
internal sealed record PersonWords(
    string Title,
    string Intro,
    string Rights,
    string Nothing,
    IReadOnlyList<string> Axes,
    IReadOnlyDictionary<Profile, string> Profiles,
    IReadOnlyDictionary<InvitationOutcome, string> Outcomes,
    IReadOnlyDictionary<InteractionKind, string> Kinds,
    string Yes,
    string No,
    IReadOnlyList<PersonSection> Sections
);

/// <summary>A section of a person's own page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record PersonSection(string Heading, IReadOnlyList<string> Columns);
