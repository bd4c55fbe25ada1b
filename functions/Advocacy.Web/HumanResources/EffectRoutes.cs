using Advocacy.Pipeline.Outputs;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.HumanResources;

/// <summary>What invitations bring, as it was measured last: effect and funnel.</summary>
internal static class EffectRoutes
{
    private const string Path = "/effect";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync);

    private static async Task<IResult> SendAsync(
        HttpContext context,
        IOutputs outputs,
        DemoCompany demo,
        CancellationToken cancellationToken
    )
    {
        var frame = Frame.Of(context, demo.IsHere);
        var file = $"effect/effect.{frame.Say.Language}.html";
        return PublishedPage.Send(context, frame, await outputs.ReadAsync(Audience.HumanResources, file, cancellationToken), "effect");
    }
}
