using System.Net;
using Microsoft.Azure.Cosmos;

namespace Advocacy.Tests.Support.Cosmos;

/// <summary>Lets requests of the client fail before they are sent, or loses their answers.</summary>
internal sealed class FaultyHandler(Chance chance, Action onFault) : RequestHandler
{
    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        var draw = chance.Next(200);
        if (draw >= 12)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        onFault();
        if (draw < 4)
        {
            return Failed(
                request,
                draw switch
                {
                    0 => HttpStatusCode.ServiceUnavailable,
                    1 => (HttpStatusCode)449,
                    _ => HttpStatusCode.RequestTimeout,
                }
            );
        }

        // It happens, and the answer does not come.
        using var lost = await base.SendAsync(request, cancellationToken);
        return Failed(request, HttpStatusCode.RequestTimeout);
    }

    private static ResponseMessage Failed(RequestMessage request, HttpStatusCode status) => new(status, request);
}
