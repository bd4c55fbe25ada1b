namespace Advocacy.Domain.People;

/// <summary>One axis of the portrait, each from 1 to 5: what the person said, and what their acts show. Either can be unknown.</summary>
/// <param name="Survey">By the valid survey, or null.</param>
/// <param name="Behaviour">By what they did, or null where there is nothing to tell it from.</param>
public readonly record struct PortraitAxis(int? Survey, int? Behaviour)
{
    /// <summary>What is known: what they said, or else what their acts show.</summary>
    public int? Level => Survey ?? Behaviour;
}
