using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Rights;

/// <summary>Lets go of what is known of people and their shares: as the options say, and counters as their networks ask.</summary>
public sealed class ExpireActivity(IActivityStore store, CounterLimits counters, IOptions<RetentionOptions> options)
{
    /// <summary>Lets go of what is too old on a day, as a timer does: on Mondays, since it reads everything and its limits are months;
    /// every day where counters may be kept for hours only.</summary>
    public Task RunScheduledAsync(DateOnly today, CancellationToken cancellationToken) =>
        today.DayOfWeek == DayOfWeek.Monday || counters.FirstDays(today).Count > 0
            ? RunAsync(today, cancellationToken)
            : Task.CompletedTask;

    /// <summary>Lets go of what is too old on a day.</summary>
    public Task RunAsync(DateOnly today, CancellationToken cancellationToken) =>
        store.ExpireAsync(options.Value.LimitsOn(today, counters.FirstDays(today)), cancellationToken);
}
