namespace Advocacy.Ml.Features;

/// <summary>A feature: a number known of a person at a cut-off, in the field's terms.</summary>
/// <param name="Name">Its name, snake_case with the window as suffix.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Scale">How the model sees it.</param>
public sealed record Feature(string Name, string Unit, FeatureGroup Group, FeatureScale Scale)
{
    /// <summary>Whether it can be a reason: what is the same for everybody is none.</summary>
    public bool IsReason { get; init; } = true;

    /// <summary>Whether it is of the rhythm of shares: folds decide whether a model looks at it.</summary>
    public bool IsRhythm { get; init; }

    /// <summary>Whether HR may read it: what somebody has against the project is nobody's business, and a
    /// model's own guess is no reason.</summary>
    public bool IsShown { get; init; } = true;
}
