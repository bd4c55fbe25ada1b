namespace Advocacy.Ml.Evaluation;

/// <summary>Losses of a probability against what happened.</summary>
internal static class Losses
{
    private const double Least = 1e-9;

    /// <summary>−ln of the probability of what happened, in nats; probabilities are kept 1e-9 away from 0 and 1.</summary>
    public static double Log(double probability, bool happened) =>
        -Math.Log(Math.Clamp(happened ? probability : 1 - probability, Least, 1));

    /// <summary>The squared error.</summary>
    public static double Brier(double probability, bool happened) => Math.Pow(probability - (happened ? 1 : 0), 2);
}
