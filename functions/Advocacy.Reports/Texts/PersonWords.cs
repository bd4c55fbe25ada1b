using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Reports.Texts;

/// <summary>The words of a person's own page.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Intro">Whose data these are: {0} the id, {1} the pseudonym, {2} when it was made.</param>
/// <param name="Rights">What they can ask for.</param>
/// <param name="Disclosure">That a post should say that its author works there.</param>
/// <param name="Nothing">In the place of an empty table.</param>
/// <param name="Axes">The profile and the three axes of the portrait.</param>
/// <param name="Profiles">Names of profiles.</param>
/// <param name="Outcomes">Names of steps on a list.</param>
/// <param name="Kinds">Names of interactions.</param>
/// <param name="Yes">That they agreed.</param>
/// <param name="No">That they did not.</param>
/// <param name="Buddy">To go with a colleague's first posts.</param>
/// <param name="Sections">Sections with their columns, in their order; {counters} stands for a column a counter.</param>
internal sealed record PersonWords(
    string Title,
    string Intro,
    string Rights,
    string Disclosure,
    string Nothing,
    IReadOnlyList<string> Axes,
    IReadOnlyDictionary<Profile, string> Profiles,
    IReadOnlyDictionary<InvitationOutcome, string> Outcomes,
    IReadOnlyDictionary<InteractionKind, string> Kinds,
    string Yes,
    string No,
    string Buddy,
    IReadOnlyList<PersonSection> Sections
);

/// <summary>A section of a person's own page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record PersonSection(string Heading, IReadOnlyList<string> Columns);
