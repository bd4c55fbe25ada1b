namespace Advocacy.Ml.Features;

/// <summary>How the model sees a feature's value.</summary>
public enum FeatureScale
{
    /// <summary>As it is.</summary>
    Linear,

    /// <summary>ln(1 + value), for counts.</summary>
    Log1P,

    /// <summary>ln(1 + value), for the time since something happened: what never did is longer ago than anything that did.</summary>
    Recency,

    /// <summary>ln(value / (1 − value)), for probabilities.</summary>
    LogOdds,
}
