namespace Advocacy.Local.Simulation;

/// <summary>A person of the simulated company, as they are; a survey shows it only of those who answer.</summary>
internal sealed class SimulatedPerson
{
    public required string Id { get; init; }

    public required string Department { get; init; }

    public required string Team { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    public required DateOnly HiredOn { get; init; }

    /// <summary>Followers by network.</summary>
    public required IReadOnlyDictionary<string, int> Followers { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Synergy { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Antagonism { get; init; }

    /// <summary>1 to 5.</summary>
    public required int DigitalCulture { get; init; }

    /// <summary>1 to 5.</summary>
    public required int CompanyLink { get; init; }

    /// <summary>1 to 5.</summary>
    public required int OwnInterest { get; init; }

    /// <summary>Whether they speak up these weeks.</summary>
    public bool IsActive { get; set; }

    /// <summary>Colleagues whose shares they see, the team included.</summary>
    public List<SimulatedPerson> Audience { get; } = [];

    /// <summary>When they interacted with colleagues' shares.</summary>
    public List<DateTimeOffset> InteractedAt { get; } = [];
}
