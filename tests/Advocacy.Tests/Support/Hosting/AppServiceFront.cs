using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Advocacy.Tests.Support.Hosting;

/// <summary>What stands in front of the app in Azure, on loopback: App Service authentication, which lets everybody in as who the test
/// says, and the Functions host, which hands a request on to the worker's own server and calls the trigger.</summary>
internal sealed class AppServiceFront : IAsyncDisposable
{
    private const string Session = "AppServiceAuthSession";
    private const string CallHeader = "x-ms-invocation-id";
    private const int Tries = 100;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _workers = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication _app = null!;

    private AppServiceFront(FunctionsHost host) => Host = host;

    /// <summary>The instance that requests go to.</summary>
    public FunctionsHost Host { get; set; }

    /// <summary>What it says of whoever signs in next.</summary>
    public List<Claim> Claims { get; } = [];

    /// <summary>Whether it takes away what a browser says of itself, as App Service does; the bare host does not.</summary>
    public bool IsBare { get; init; }

    /// <summary>What went wrong between it and the app; null where nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The cookies that the app set.</summary>
    public ConcurrentQueue<string> Set { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<AppServiceFront> StartAsync(FunctionsHost host, bool isBare = false)
    {
        var front = new AppServiceFront(host) { IsBare = isBare };
        front._app = await Loopback.StartAsync(front.AnswerAsync);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _workers.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await LetInAsync(context);
        }
        catch (Exception e)
        {
            Failure = e;
            throw;
        }
    }

    private Task LetInAsync(HttpContext context)
    {
        if (IsBare)
        {
            return ForwardAsync(context, null);
        }

        switch (context.Request.Path.Value)
        {
            case "/.auth/login/aad":
                context.Response.Cookies.Append(Session, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(Principal())));
                context.Response.Redirect(context.Request.Query["post_login_redirect_uri"]!);
                return Task.CompletedTask;
            case "/.auth/logout":
                context.Response.Cookies.Delete(Session);
                context.Response.Redirect(context.Request.Query["post_logout_redirect_uri"]!);
                return Task.CompletedTask;
            default:
                return ForwardAsync(context, context.Request.Cookies[Session]);
        }
    }

    private object Principal() => new { auth_typ = "aad", claims = Claims.Select(claim => new { typ = claim.Type, val = claim.Value }) };

    private async Task ForwardAsync(HttpContext context, string? principal)
    {
        var id = Host.NextId();
        var call = Host.InvokeAsync(id, "ServePages", [("request", new TypedData { Http = new() })]);
        using var answer = await SendAsync(context, id, principal);
        context.Response.StatusCode = (int)answer.StatusCode;
        Array.ForEach(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToArray() : [], Set.Enqueue);
        Copy(answer.Headers, context.Response);
        Copy(answer.Content.Headers, context.Response);
        context.Response.Headers.Remove("Transfer-Encoding");
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        await call;
    }

    /// <summary>As the host does, it tries again while the worker's server does not listen yet.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpContext context, string id, string? principal)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var request = RequestOf(context, id, principal);
                return await _workers.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && tries < Tries)
            {
                await Task.Delay(BetweenTries, context.RequestAborted);
            }
        }
    }

    private HttpRequestMessage RequestOf(HttpContext context, string id, string? principal)
    {
        var address = new Uri(new Uri(Host.Capabilities["HttpUri"]), context.Request.GetEncodedPathAndQuery());
        var request = new HttpRequestMessage(new(context.Request.Method), address);
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => IsHandedOn(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        request.Headers.TryAddWithoutValidation(CallHeader, id);
        if (principal is not null)
        {
            request.Headers.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL", principal);
        }

        return request;
    }

    private bool IsHandedOn(string header) =>
        !header.Equals("Host", StringComparison.OrdinalIgnoreCase)
        && !header.Equals(CallHeader, StringComparison.OrdinalIgnoreCase)
        && (IsBare || !header.StartsWith("X-MS-", StringComparison.OrdinalIgnoreCase));

    private static void Copy(HttpHeaders headers, HttpResponse to)
    {
        foreach (var (name, values) in headers)
        {
            // The browser of a test comes without TLS, and would not send it back.
            to.Headers[name] = values.Select(value => value.Replace("; secure", "", StringComparison.OrdinalIgnoreCase)).ToArray();
        }
    }
}
