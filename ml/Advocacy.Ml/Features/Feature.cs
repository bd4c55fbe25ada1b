using System.Text.RegularExpressions;

namespace Advocacy.Ml.Features;

/// <summary>A feature: a number known of a person at a cut-off, in the field's terms.</summary>
/// <param name="Name">Its name, snake_case with the window as suffix.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Scale">How the model sees it.</param>
public sealed partial record Feature(string Name, string Unit, FeatureGroup Group, FeatureScale Scale)
{
    /// <summary>Whether it can be a reason: what is the same for everybody is none.</summary>
    public bool IsReason { get; init; } = true;

    /// <summary>Whether it moves with the calendar alone, whatever people do: all are asked in one month, and answers age.</summary>
    public bool IsOfCalendar { get; init; }

    /// <summary>Whether it is of the rhythm of shares: folds decide whether a model looks at it.</summary>
    public bool IsRhythm { get; init; }

    /// <summary>Whether HR may read it: what somebody has against the project is nobody's business, and a
    /// model's own guess is no reason.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Its name for people: "shares, last 4 weeks" for shares_4w.</summary>
    public string InWords
    {
        get
        {
            var window = Window().Match(Name);
            var what = (window.Success ? Name[..window.Index] : Name).Replace('_', ' ');
            return !window.Success ? what
                : window.Value == "_all" ? $"{what}, ever"
                : $"{what}, {(window.Groups[1].Success ? "the last weighing most, half after" : "last")} {window.Groups[2].Value} "
                    + (window.Groups[3].Value == "w" ? "weeks" : "days");
        }
    }

    [GeneratedRegex(@"_all$|_(ew_)?(\d+)([wd])$")]
    private static partial Regex Window();
}
