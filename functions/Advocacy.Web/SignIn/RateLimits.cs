using System.Threading.RateLimiting;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Advocacy.Web.SignIn;

/// <summary>How often somebody may ask: enough for people, too little for guessing.</summary>
internal static class RateLimits
{
    /// <summary>The limit of signing in, by address of the machine.</summary>
    public const string SignIn = "sign-in";

    private const int SignInsAMinute = 120;
    private const int ChangesAMinute = 60;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn, context => Window($"sign-in {MachineOf(context)}", SignInsAMinute));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method)
                ? Window($"change {Visitor.Of(context.User)?.Employee?.Value ?? MachineOf(context)}", ChangesAMinute)
                : RateLimitPartition.GetNoLimiter("read")
        );
    }

    private static string MachineOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitPartition<string> Window(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
        );
}
