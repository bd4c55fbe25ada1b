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

    /// <summary>What comes between items on one line.</summary>
    public string Semicolon => words.Semicolon;

    /// <summary>Why they were listed.</summary>
    public string Of(Reason reason) => words.Of(reason);

    /// <summary>In the place of a likelihood, before there was a model.</summary>
    public string NoLikelihood => words.List.NoLikelihood;

    /// <summary>A decision on taking part.</summary>
    public string YesOrNo(bool granted) => granted ? words.Person.Yes : words.Person.No;
}
