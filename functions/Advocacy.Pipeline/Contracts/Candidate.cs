using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>A volunteer who may become an active ambassador.</summary>
/// <param name="EmployeeId">The person, a pseudonym.</param>
/// <param name="Attributes">What the directory says of them at the cut-off.</param>
/// <param name="Profile">Their profile at the cut-off.</param>
/// <param name="Probability">Probability of being an active ambassador over the horizon, 0 to 1.</param>
/// <param name="Reasons">Up to three reasons that raise it most, strongest first.</param>
public sealed record Candidate(string EmployeeId, EmployeeAttributes Attributes, Profile Profile, double Probability, IReadOnlyList<Reason> Reasons);

/// <summary>A feature that raises a candidate's score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="English">In words, for HR.</param>
/// <param name="French">The same in French.</param>
/// <param name="LogOdds">What it adds to the log-odds against the average person of the population, above 0.</param>
public sealed record Reason(string Feature, string English, string French, double LogOdds);
