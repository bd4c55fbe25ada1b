namespace Advocacy.Pipeline.Stages;

/// <summary>What collecting from a source did.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Events">Events that are in the queue now.</param>
/// <param name="Calls">Calls made, tries included.</param>
/// <param name="Problem">What went wrong, or why it waits; null where nothing did.</param>
/// <param name="IsFailure">Whether that is a failure.</param>
public sealed record CollectedSource(string Source, long Events, int Calls, string? Problem, bool IsFailure);
