namespace Advocacy.Local.Simulation;

/// <summary>A person of the simulated company, as they are; a survey shows it only of those who answer.</summary>
internal sealed class SimulatedPerson
{
    public required string Id { get; init; }

    public required string Department { get; init; }

    public required string Team { get; init; }

    /// <summary>Those of the team with whom they work every day, by number.</summary>
    public required int Circle { get; init; }

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
    public required int CompanyLink { get; set; }

    /// <summary>1 to 5.</summary>
    public required int OwnInterest { get; set; }

    /// <summary>Whether they speak up these weeks.</summary>
    public bool IsActive { get; set; }

    /// <summary>When they consented and withdrew, UTC; null where they did not.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <inheritdoc cref="ConsentedAt"/>
    public DateTimeOffset? WithdrewAt { get; set; }

    /// <summary>The week, from 0, in which they answered the last survey; null where they answered none.</summary>
    public int? SurveyedInWeek { get; set; }

    /// <summary>The week, from 0, from which on they may be listed again.</summary>
    public int RestsUntil { get; set; }

    /// <summary>When they shared.</summary>
    public List<DateTimeOffset> SharedAt { get; } = [];

    /// <summary>Colleagues whose shares they see, the team included.</summary>
    public List<SimulatedPerson> Audience { get; } = [];

    /// <summary>When they interacted with colleagues' shares.</summary>
    public List<DateTimeOffset> InteractedAt { get; } = [];
}
