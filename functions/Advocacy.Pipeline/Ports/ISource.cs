namespace Advocacy.Pipeline.Ports;

/// <summary>A network, a platform or a folder that shares and engagement come from.</summary>
public interface ISource
{
    /// <summary>What it is called: a word in lower case.</summary>
    string Name { get; }

    /// <summary>Where it is asked, or null where the configuration does not enable it.</summary>
    string? Place { get; }

    /// <summary>Events from a watermark on, in batches. Asked again from the same watermark it gives the same events, or later counters of the same shares.</summary>
    /// <exception cref="SourcePausedException">It must not be asked for a while; batches given before count.</exception>
    IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, CancellationToken cancellationToken);

    /// <summary>Asks it for anything, as an engineer does who has just configured it.</summary>
    /// <returns>What it answered, in a line.</returns>
    Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken);
}
