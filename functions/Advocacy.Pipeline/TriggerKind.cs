namespace Advocacy.Pipeline;

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    /// <summary>A schedule.</summary>
    Timer,

    /// <summary>A message.</summary>
    Queue,
}
