using System.Globalization;
using System.Net.Sockets;
using Advocacy.Pipeline.Queues;
using Azure;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores;

/// <summary>Tells what is down.</summary>
public static class Dependencies
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks every endpoint for any answer, so that a command that cannot succeed says so before it begins.</summary>
    /// <exception cref="DependencyDownException">One does not answer.</exception>
    public static async Task EnsureAsync(StoreSettings settings, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        foreach (var endpoint in settings.Endpoints)
        {
            try
            {
                using var answer = await http.GetAsync(endpoint, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            }
            catch (Exception e)
                when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new DependencyDownException(
                    $"{endpoint} does not answer: {(e is TaskCanceledException ? "no answer within 5 seconds" : e.Message)}"
                );
            }
        }
    }

    /// <summary>A fault of a dependency in one line, or null where the exception is none.</summary>
    public static string? Describe(Exception exception) =>
        exception switch
        {
            DependencyDownException => exception.Message,
            RequestFailedException { Status: 0 } e => $"storage does not answer: {FirstLine(e)}",
            RequestFailedException e => string.Create(CultureInfo.InvariantCulture, $"storage refuses: {e.Status} {e.ErrorCode}"),
            CosmosException e => string.Create(CultureInfo.InvariantCulture, $"Cosmos DB refuses: {(int)e.StatusCode} {e.StatusCode}"),
            AuthenticationFailedException e => $"sign-in failed: {FirstLine(e)}",
            SocketException e => $"a server does not answer: {FirstLine(e)}",
            HttpRequestException or OperationCanceledException => FirstLine(exception),
            AggregateException e when e.Flatten().InnerExceptions.Select(Describe).FirstOrDefault(line => line is not null) is { } line =>
                line,
            _ => null,
        };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
