using System.Text.Json.Serialization;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Pipeline.Model;

/// <summary>A volunteer who may become an active ambassador.</summary>
/// <param name="PersonId">The person, a pseudonym.</param>
/// <param name="Attributes">What the directory says of them at the cut-off.</param>
/// <param name="Profile">Their profile at the cut-off.</param>
/// <param name="Score">By which they are ranked: the model's log-odds or, where the card says so, the uplift.</param>
/// <param name="Probability">Probability of being an active ambassador over the horizon, 0 to 1; null where there is no model
/// yet.</param>
/// <param name="Reasons">Up to three reasons that raise it most, strongest first.</param>
public sealed record Candidate(
    [property: JsonPropertyName("employeeId")] PersonId PersonId,
    EmployeeAttributes Attributes,
    Profile Profile,
    double Score,
    double? Probability,
    IReadOnlyList<Reason> Reasons
);

/// <summary>A feature that raises a candidate's score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Value">Its value; null in lists that were made when reasons were kept in words.</param>
/// <param name="Contribution">What it adds to the score against the average person that the model learned from, above 0.</param>
/// <param name="GroupContribution">What all features of its group add together.</param>
public sealed record Reason(string Feature, string Group, double? Value, double Contribution, double GroupContribution)
{
    /// <summary>The reason in English, in lists that were made when reasons were kept in words; null in others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? English { get; init; }

    /// <summary>The same in French.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? French { get; init; }
}

/// <summary>What scoring a part of everybody gives.</summary>
/// <param name="Candidates">Who belongs to the population, in order of id.</param>
/// <param name="Counts">How many of them fall into each bin of each distribution of the card, in its order.</param>
public sealed record Scored(IReadOnlyList<Candidate> Candidates, IReadOnlyList<long[]> Counts);
