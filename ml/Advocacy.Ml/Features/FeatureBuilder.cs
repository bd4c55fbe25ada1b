using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;

namespace Advocacy.Ml.Features;

/// <summary>Builds the features of one person at cut-offs, for training and for scoring alike. Only what happened before a
/// cut-off is looked at.</summary>
public sealed class FeatureBuilder
{
    private readonly Neighbourhood _neighbourhood;
    private readonly OwnFeatures _own;
    private readonly ContactFeatures _contacts;
    private readonly PortraitFeatures _portrait;
    private readonly RhythmFeatures _rhythm;

    /// <summary>A builder for a volunteer.</summary>
    public FeatureBuilder(EmployeeActivity person, Neighbourhood neighbourhood)
    {
        _neighbourhood = neighbourhood;
        Timeline = Timeline.Of(person);
        _own = new(person, Timeline);
        _contacts = new(person, neighbourhood);
        _portrait = new(person);
        _rhythm = new(Timeline);
    }

    /// <summary>The person's timeline.</summary>
    public Timeline Timeline { get; }

    /// <summary>The features at a cut-off of the neighbourhood, in the order of <see cref="FeatureCatalog.All"/>; NaN is missing.</summary>
    public float[] Build(int cutoff)
    {
        var at = _neighbourhood.Cutoffs[cutoff];
        var row = new List<float>(FeatureCatalog.All.Count);
        _own.Add(row, at);
        _contacts.Add(row, cutoff);
        _portrait.Add(row, at);
        _rhythm.Add(row, at);
        return [.. row];
    }
}
