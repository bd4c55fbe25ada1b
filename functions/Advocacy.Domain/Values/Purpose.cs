namespace Advocacy.Domain.Values;

/// <summary>What people's data is read for. Who does not consent to a purpose does not exist for it: not as somebody's author, neighbour or
/// mention either, and nobody's reaction to a share of theirs.</summary>
public enum Purpose
{
    /// <summary>All that is held, whatever people decided: for the person themselves, and for counting what a store holds. No stage that
    /// makes figures, learns or lists may ask for it.</summary>
    Rights,

    /// <summary>To count shares and their counters in figures. Reactions of colleagues are not read for it.</summary>
    Measure,

    /// <summary>To learn from people and to score them.</summary>
    Predict,

    /// <summary>To name people to HR.</summary>
    List,
}
