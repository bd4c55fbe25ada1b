using Advocacy.Domain.Values;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Digests;

/// <summary>ledger ─► digest. Says once a week, in three sentences and a link, what the week before brought.</summary>
public sealed class SendDigest(
    ILedger ledger,
    ComposeReport compose,
    IDigestReports reports,
    IDigestChannel channel,
    IMeasurements measurements,
    IOptions<DigestOptions> options
) : IScheduledStage
{
    private const int Days = 7;

    // A week, the thirty days after which a day is closed at the latest, and a week to be told in.
    private const int OldAfterDays = Days + 30 + Days;

    /// <summary>Sends the digest of the last week that is closed, once.</summary>
    public async Task<bool> RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if (await LastWeekAsync(cancellationToken) is not { } week || week.Monday.AddDays(OldAfterDays) <= today)
        {
            // None is closed yet, or it is an old story: nobody is told of it now.
            return false;
        }

        return (await measurements.ReadAsync<LastDigest>(cancellationToken))?.Week != week && await RunAsync(cancellationToken) is not null;
    }

    /// <summary>Writes the digest of the last week that is closed, and sends it where that was not done.</summary>
    /// <returns>Null where no week is closed.</returns>
    public async Task<Digested?> RunAsync(CancellationToken cancellationToken)
    {
        if (await LastWeekAsync(cancellationToken) is not { } week || await ledger.ReadAsync(cancellationToken) is not { } head)
        {
            return null;
        }

        var figures = WeekInFigures.Of(await compose.RunAsync(head, cancellationToken), week);
        var files = await reports.WriteDigestAsync(figures, cancellationToken);
        var isDue = (await measurements.ReadAsync<LastDigest>(cancellationToken))?.Week != week;
        // Before it is sent: what may have arrived is not sent again.
        await measurements.KeepAsync(new LastDigest(week), cancellationToken);
        var isSent = options.Value.Webhook is { Length: > 0 } webhook && isDue;
        if (isSent)
        {
            await SendAsync(figures, cancellationToken);
        }

        return new(figures, isSent, files);
    }

    private async Task SendAsync(WeekInFigures figures, CancellationToken cancellationToken)
    {
        try
        {
            await channel.SendAsync(new(options.Value.Webhook!), reports.MessageOf(figures), cancellationToken);
        }
        catch (SourceFailedException e) when (e.Status is not null)
        {
            // It was refused, and so has not arrived: the next time is a new try.
            await measurements.KeepAsync(new LastDigest(IsoWeek.Of(figures.Week.Monday.AddDays(-Days))), CancellationToken.None);
            throw;
        }
    }

    /// <summary>The last week of which every day is closed.</summary>
    private async Task<IsoWeek?> LastWeekAsync(CancellationToken cancellationToken) =>
        await ledger.ReadAsync(cancellationToken) is { } head ? IsoWeek.Of(head.Through.AddDays(1 - Days)) : null;
}

/// <summary>The week of the last digest.</summary>
/// <param name="Week">The week.</param>
public sealed record LastDigest(IsoWeek Week);

/// <summary>What a digest made.</summary>
/// <param name="Figures">The week.</param>
/// <param name="IsSent">Whether it was sent.</param>
/// <param name="Files">Where it is.</param>
public sealed record Digested(WeekInFigures Figures, bool IsSent, IReadOnlyList<string> Files);

/// <summary>Says the figures of a week.</summary>
public interface IDigestReports
{
    /// <summary>The digest in every language, for whoever wants to send it themselves.</summary>
    /// <returns>Where the files are.</returns>
    Task<IReadOnlyList<string>> WriteDigestAsync(WeekInFigures week, CancellationToken cancellationToken);

    /// <summary>The message that the channel takes, JSON.</summary>
    byte[] MessageOf(WeekInFigures week);
}

/// <summary>Brings a digest where people talk.</summary>
public interface IDigestChannel
{
    /// <summary>Sends a message.</summary>
    /// <exception cref="Sources.SourceFailedException">It was not taken.</exception>
    Task SendAsync(Uri webhook, byte[] message, CancellationToken cancellationToken);
}
