using Advocacy.Pipeline.Observability;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Advocacy.Functions;

/// <summary>Counts calls of functions as they end: that timers run, and what failed, is known whatever the host writes of it.</summary>
internal sealed class FunctionCalls : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var outcome = "failed";
        try
        {
            await next(context);
            outcome = "succeeded";
        }
        // The platform takes instances away; what was under way is done again elsewhere.
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            Telemetry.Calls.Add(
                1,
                KeyValuePair.Create("function", (object?)context.FunctionDefinition.Name),
                KeyValuePair.Create("outcome", (object?)outcome)
            );
        }
    }
}
