using System.Net;
using Advocacy.Pipeline.Queues;
using Advocacy.Stores.Sqlite;
using Azure;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Data.Sqlite;

namespace Advocacy.Stores;

/// <summary>The faults of our dependencies that waiting may mend: no answer, too many requests, an error of the server's own, a sign-in
/// that fails, a locked store.</summary>
internal sealed class TransientFaults : ITransientFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) =>
        exception switch
        {
            AggregateException e => e.Flatten().InnerExceptions.Any(IsTransient),
            RequestFailedException e => e.Status is 0 or 401 or 403 or 408 or 429 or >= 500,
            CosmosException e => e.StatusCode
                is HttpStatusCode.Unauthorized
                    or HttpStatusCode.Forbidden
                    or HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                    or (HttpStatusCode)449
                    or >= HttpStatusCode.InternalServerError,
            SqliteException e => e.SqliteErrorCode is Busy or Locked or Full,
            StoreLockedException
            or AuthenticationFailedException
            or DependencyDownException
            or IOException
            or TimeoutException
            or OperationCanceledException => true,
            _ => exception.InnerException is { } inner ? IsTransient(inner) : Dependencies.Describe(exception) is not null,
        };
}
