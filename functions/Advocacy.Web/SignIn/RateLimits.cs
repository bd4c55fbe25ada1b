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

    /// <summary>The limit of showing that an account is one's own, by person: a password is not to be guessed here.</summary>
    public const string Proof = "proof";

    private const int Proofs = 5;
    private const int SignInsAMinute = 120;
    private const int ChangesAMinute = 60;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Proof, context => Window($"proof {NameOf(context)}", Proofs, TimeSpan.FromMinutes(15)));
        options.AddPolicy(SignIn, context => Window($"sign-in {MachineOf(context)}", SignInsAMinute));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method)
                ? Window($"change {NameOf(context)}", ChangesAMinute)
                : RateLimitPartition.GetNoLimiter("read")
        );
    }

    private static string NameOf(HttpContext context) =>
        Visitor.Of(context.User) is { } visitor ? visitor.Employee?.Value ?? visitor.Name : MachineOf(context);

    private static string MachineOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitPartition<string> Window(string key, int most) => Window(key, most, TimeSpan.FromMinutes(1));

    private static RateLimitPartition<string> Window(string key, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });
}
