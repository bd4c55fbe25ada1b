using System.Net;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>Tries again what failed for a moment, after the client's own tries: a sweep through everybody would never end if each such
/// fault began it anew. A write by ETag may be tried again even if it had happened: it is then a conflict.</summary>
internal static class CosmosRetries
{
    private const int MostFaults = 10;

    /// <summary>What an attempt gives in the end.</summary>
    /// <exception cref="CosmosException">It failed for good, or eleven times.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var faults = 1; ; faults++)
        {
            try
            {
                return await attempt();
            }
            catch (CosmosException e) when (IsTransient(e.StatusCode) && faults <= MostFaults)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 << faults), cancellationToken);
            }
        }
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status
            is HttpStatusCode.TooManyRequests
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.RequestTimeout
                or (HttpStatusCode)449;
}
