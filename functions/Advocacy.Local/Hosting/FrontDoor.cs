using System.Net;
using Advocacy.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Local.Hosting;

/// <summary>The pages on this machine, by Kestrel, for browsers on it alone: who wants them elsewhere puts a proxy in front.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private const long LargestBody = 1 << 20;
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);
    private readonly WebApplication _app;

    private FrontDoor(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Opens it.</summary>
    /// <param name="services">The services of the pages; every request gets a scope of them.</param>
    /// <param name="port">The port; 0 takes one that is free.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FrontDoor> OpenAsync(IServiceProvider services, int port, CancellationToken cancellationToken)
    {
        // Empty: no file or variable of the machine opens it elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            if (port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(port);
            }
        });
        var app = builder.Build();
        // A proxy on this machine tells who really asks, and under which address: signing in leads back there.
        app.UseForwardedHeaders(
            new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost }
        );
        var pages = WebPipeline.Build(services);
        app.Run(context => InScopeAsync(context, services, pages));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw;
        }

        return new(app, new Uri(app.Urls.First()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A request that is sent for ever would keep the program from ending.
        using var patience = new CancellationTokenSource(LongestFarewell);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static async Task InScopeAsync(HttpContext context, IServiceProvider services, RequestDelegate pages)
    {
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await pages(context);
    }
}
