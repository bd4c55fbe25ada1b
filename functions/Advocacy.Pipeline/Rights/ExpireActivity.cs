using Advocacy.Pipeline.Events;
using Advocacy.Pipeline.Sources;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline.Rights;

/// <summary>Lets go of what is known of people and their shares: as the options say, and counters as their networks ask.</summary>
public sealed class ExpireActivity(IActivityStore store, CounterLimits counters, IOptions<RetentionOptions> options)
{
    /// <summary>Lets go of what is too old on a day.</summary>
    public Task RunAsync(DateOnly today, CancellationToken cancellationToken) =>
        store.ExpireAsync(options.Value.LimitsOn(today, counters.FirstDays(today)), cancellationToken);
}
