using Advocacy.Domain.People;

namespace Advocacy.Pipeline.Contracts;

/// <summary>A volunteer who may become an active ambassador.</summary>
/// <param name="EmployeeId">The person, a pseudonym.</param>
/// <param name="Attributes">What the directory says of them at the cut-off.</param>
/// <param name="Profile">Their profile at the cut-off.</param>
/// <param name="Score">By which they are ranked: the model's log-odds or, where the card says so, the uplift.</param>
/// <param name="Probability">Probability of being an active ambassador over the horizon, 0 to 1.</param>
/// <param name="Reasons">Up to three reasons that raise it most, strongest first.</param>
public sealed record Candidate(string EmployeeId, EmployeeAttributes Attributes, Profile Profile, double Score, double Probability, IReadOnlyList<Reason> Reasons);
