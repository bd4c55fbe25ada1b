namespace Advocacy.Pipeline.Contracts;

/// <summary>A feature that raises a candidate's score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="English">In words, for HR.</param>
/// <param name="French">The same in French.</param>
/// <param name="Contribution">What it adds to the score against the average person that the model learned from, above 0.</param>
/// <param name="GroupContribution">What all features of its group add together.</param>
public sealed record Reason(string Feature, string Group, string English, string French, double Contribution, double GroupContribution);
