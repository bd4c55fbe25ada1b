namespace Advocacy.Pipeline.Contracts;

/// <summary>A feature that raises a candidate's score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="English">In words, for HR.</param>
/// <param name="French">The same in French.</param>
/// <param name="LogOdds">What it adds to the log-odds against the average person of the population, above 0.</param>
public sealed record Reason(string Feature, string English, string French, double LogOdds);
