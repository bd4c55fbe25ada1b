namespace Advocacy.Adapters.Reports;

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
internal sealed record ListMailTexts(string Subject, string Title, string Intro, string Why, string Next, string Before, string HowToAnswer, string Voluntary, string Footer);
