using Advocacy.Pipeline.Sources;

namespace Advocacy.Sources.Networks;

/// <summary>One try of a call: it counts against the budget of its run, and is over when the whole answer is there, so that half an answer
/// is tried again.</summary>
internal sealed class TryHandler : DelegatingHandler
{
    /// <summary>Where a request holds its budget.</summary>
    public static HttpRequestOptionsKey<CallBudget> Budget { get; } = new("advocacy.budget");

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Budget, out var budget))
        {
            await budget.TakeAsync(cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return response;
    }
}
