using System.Globalization;
using System.Text;
using Advocacy.Domain.Values;
using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Outputs;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Rights;

/// <summary>Lets go of what is known of people and their shares: as the options say, and counters as their networks ask.</summary>
public sealed class ExpireActivity(
    IActivityStore store,
    ConnectedAccounts accounts,
    CounterLimits counters,
    IOutputs outputs,
    IOptions<RetentionOptions> options
)
{
    private const string LastName = "retention/last.txt";
    private const string DayFormat = "yyyy-MM-dd";
    private const int EveryDays = 7;

    /// <summary>Lets go of what is too old on a day, as a timer does: a week after the last time, since it reads everything and its limits
    /// are months; every day where counters may be kept for hours only.</summary>
    public async Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await ForgetAccountsAsync(cancellationToken);
        if (counters.FirstDays(today).Count > 0 || !(await LastAsync(cancellationToken) > today.AddDays(-EveryDays)))
        {
            await RunAsync(today, cancellationToken);
        }
    }

    /// <summary>Lets go of what is too old on a day.</summary>
    public async Task RunAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await ForgetAccountsAsync(cancellationToken);
        await store.ExpireAsync(options.Value.LimitsOn(today, counters.FirstDays(today)), cancellationToken);
        await outputs.WriteAsync(
            Audience.Engineers,
            LastName,
            stream =>
                stream
                    .WriteAsync(Encoding.ASCII.GetBytes(today.ToString(DayFormat, CultureInfo.InvariantCulture)), cancellationToken)
                    .AsTask(),
            cancellationToken
        );
    }

    private Task ForgetAccountsAsync(CancellationToken cancellationToken) =>
        accounts.KeepAsync(people => store.ConsentingAsync(people, Purpose.Measure, cancellationToken), cancellationToken);

    /// <summary>The day of the last time; null where there was none, or nobody can say.</summary>
    private async Task<DateOnly?> LastAsync(CancellationToken cancellationToken) =>
        await outputs.ReadAsync(Audience.Engineers, LastName, cancellationToken) is { } file
        && DateOnly.TryParseExact(
            Encoding.ASCII.GetString(file.Span),
            DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
