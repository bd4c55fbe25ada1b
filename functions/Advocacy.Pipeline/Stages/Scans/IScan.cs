namespace Advocacy.Pipeline.Stages.Scans;

/// <summary>A stage that looks at everything it is given, part by part: each part is a queue message, so that as many instances as the
/// host likes work side by side, and a last message joins what they found.</summary>
public interface IScan
{
    /// <summary>Its name, in messages and in the store.</summary>
    string Name { get; }

    /// <summary>What is done with every part, and then with all that came of it, one step after the other.</summary>
    IReadOnlyList<IScanStep> Steps { get; }

    /// <summary>The parts of a run, each a text that only this scan reads.</summary>
    Task<IReadOnlyList<string>> PartsAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken);
}
