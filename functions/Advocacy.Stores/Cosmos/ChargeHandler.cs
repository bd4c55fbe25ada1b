using Advocacy.Pipeline.Observability;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Stores.Cosmos;

/// <summary>Adds up what requests cost.</summary>
internal sealed class ChargeHandler : RequestHandler
{
    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Telemetry.RequestUnits.Add(response.Headers.RequestCharge);
        return response;
    }
}
