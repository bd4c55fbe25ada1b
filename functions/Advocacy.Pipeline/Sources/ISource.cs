namespace Advocacy.Pipeline.Sources;

/// <summary>A network, a platform or a folder that shares and engagement come from.</summary>
public interface ISource
{
    /// <summary>What it is called: a word in lower case.</summary>
    string Name { get; }

    /// <summary>Where it is asked, or null where the configuration does not enable it.</summary>
    string? Place { get; }

    /// <summary>What there is to know of how it is asked, or null.</summary>
    string? Note => null;

    /// <summary>The most calls a day that it grants, or null where the configuration alone says.</summary>
    int? CallsPerDay => null;

    /// <summary>The most calls in five minutes that it grants, or null where it names none.</summary>
    int? CallsPerFiveMinutes => null;

    /// <summary>Whether it asks about people, part by part; otherwise it is asked as a whole.</summary>
    bool AsksAboutPeople => false;

    /// <summary>How many accounts it asks about.</summary>
    Task<int> CountAccountsAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>Events from a watermark on, in batches. Asked again from the same watermark it gives the same events, or later counters of
    /// the same shares.</summary>
    /// <exception cref="SourcePausedException">It must not be asked for a while; batches given before count.</exception>
    IAsyncEnumerable<SourceBatch> CollectAsync(SourceRun run, CancellationToken cancellationToken);

    /// <summary>Asks it for anything, as an engineer does who has just configured it.</summary>
    /// <returns>What it answered, in a line.</returns>
    Task<string> TestAsync(CallBudget calls, CancellationToken cancellationToken);
}

/// <summary>Events of a source, and where it came to with them.</summary>
/// <param name="Events">Events of the contract, JSON.</param>
/// <param name="Watermark">Where to go on once these are in the queue: a JSON array, in which whatever is about a person is one item that
/// has their pseudonym.</param>
/// <param name="Notices">What is to be told to whoever asks; none where null. It may name files, so that no log has it.</param>
public sealed record SourceBatch(
    IReadOnlyList<ReadOnlyMemory<byte>> Events,
    ReadOnlyMemory<byte> Watermark,
    IReadOnlyList<SourceNotice>? Notices = null
);

/// <summary>Something to be told of what a source gave.</summary>
/// <param name="Text">A line.</param>
/// <param name="IsRefusal">Whether something was not taken in at all.</param>
public sealed record SourceNotice(string Text, bool IsRefusal);

/// <summary>What a source is asked for.</summary>
/// <param name="Watermark">Where it came to, or null where it was never asked.</param>
/// <param name="Now">When it is asked, UTC.</param>
/// <param name="Since">The instant from which on shares are wanted where it was never asked, or where they are to be looked at
/// again.</param>
/// <param name="IsForced">Whether somebody asks, and not the clock: everything is due.</param>
/// <param name="Part">The people whom it is asked about.</param>
/// <param name="Calls">How many calls it may make.</param>
public sealed record SourceRun(
    ReadOnlyMemory<byte>? Watermark,
    DateTimeOffset Now,
    DateTimeOffset Since,
    bool IsForced,
    SourcePart Part,
    CallBudget Calls
);

/// <summary>A source refuses, does not answer, or gives an answer that we cannot read.</summary>
/// <param name="message">What, in words that name nobody.</param>
/// <param name="inner">What it came from, or null.</param>
/// <param name="status">The HTTP status that it refused with, or null.</param>
/// <param name="code">The word for it that it answered, or null.</param>
public sealed class SourceFailedException(string message, Exception? inner = null, int? status = null, string? code = null)
    : Exception(message, inner)
{
    /// <summary>The word for it that it answered, such as ExpiredToken, or null.</summary>
    public string? Code => code;

    /// <summary>The HTTP status that it refused with, or null.</summary>
    public int? Status => status;
}

/// <summary>A source must not be asked before an instant: it said so, or its calls are used up. That is not a failure.</summary>
/// <param name="until">The instant, UTC.</param>
/// <param name="message">Why.</param>
/// <param name="isOurs">Whether we pace ourselves, so that nobody else need be told: their calls are counted with ours.</param>
public sealed class SourcePausedException(DateTimeOffset until, string message, bool isOurs = false) : Exception(message)
{
    /// <summary>Whether we pace ourselves.</summary>
    public bool IsOurs => isOurs;

    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset Until => until;
}
