namespace Advocacy.Pipeline.Options;

/// <summary>How often something is looked at up to an age.</summary>
public sealed class AgeRung
{
    /// <summary>The age, in hours, above 0.</summary>
    public double UpToHours { get; set; }

    /// <summary>How often, in minutes, above 0.</summary>
    public double EveryMinutes { get; set; }
}
