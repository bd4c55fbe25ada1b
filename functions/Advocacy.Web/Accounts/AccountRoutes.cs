using System.Security.Cryptography;
using Advocacy.Pipeline.Sources;
using Advocacy.Web.Layout;
using Advocacy.Web.Security;
using Advocacy.Web.SignIn;
using Advocacy.Web.Volunteers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Accounts;

/// <summary>One's own accounts on networks: shown to be one's own, and forgotten as easily.</summary>
internal static class AccountRoutes
{
    public const string Path = "/accounts";
    private const int StateLength = 32;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PageAsync);
        routes.MapPost($"{Path}/ask", AskAsync).RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet($"{Path}/back", ComeBackAsync).RequireRateLimiting(RateLimits.SignIn);
        routes.MapPost($"{Path}/password", ShowAsync).RequireRateLimiting(RateLimits.Proof);
        routes.MapPost($"{Path}/forget", ForgetAsync);
    }

    private static Task<IResult> PageAsync(HttpContext context, AccountProofs proofs, CancellationToken cancellationToken) =>
        TellAsync(context, proofs, null, cancellationToken);

    private static async Task<IResult> TellAsync(
        HttpContext context,
        AccountProofs proofs,
        string? problem,
        CancellationToken cancellationToken
    )
    {
        var state = await proofs.ReadAsync(OwnRecord.EmployeeOf(context), cancellationToken);
        // It was not the network that refused.
        problem = problem == "accounts.refused" && !state.MayConnect ? "accounts.notMeasured" : problem;
        // Forms lead to the networks' own pages.
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWith(
            context,
            state.Servers.Values.SelectMany(servers => servers)
        );
        var isDemo = context.RequestServices.GetService(typeof(DemoCompany)) is DemoCompany { IsHere: true };
        return new RazorComponentResult<AccountsPage>(
            new
            {
                Frame = Frame.Of(context, isDemo),
                State = state,
                Problem = problem,
            }
        );
    }

    private static async Task<IResult> AskAsync(
        HttpContext context,
        AccountProofs proofs,
        PublicAddress address,
        AskedFor askedFor,
        [FromForm] string network,
        [FromForm] string server,
        CancellationToken cancellationToken
    )
    {
        var state = RandomNumberGenerator.GetHexString(StateLength);
        try
        {
            if (
                await proofs.AskAsync(
                    OwnRecord.EmployeeOf(context),
                    network,
                    server,
                    address.Of(context, $"{Path}/back"),
                    state,
                    cancellationToken
                )
                is not { } asked
            )
            {
                return TypedResults.BadRequest();
            }

            askedFor.Keep(context, OwnRecord.EmployeeOf(context), state, asked);
            context.Response.Redirect(asked.Page.AbsoluteUri);
            return TypedResults.Empty;
        }
        catch (SourceFailedException)
        {
            return await TellAsync(context, proofs, "accounts.noAnswer", cancellationToken);
        }
    }

    private static async Task<IResult> ComeBackAsync(
        HttpContext context,
        AccountProofs proofs,
        AskedFor askedFor,
        [FromQuery] string? code,
        [FromQuery] string? state,
        CancellationToken cancellationToken
    )
    {
        var employee = OwnRecord.EmployeeOf(context);
        if (askedFor.Take(context, employee, state) is not { } asked || code is null)
        {
            return await TellAsync(context, proofs, "accounts.refused", cancellationToken);
        }

        return await AnswerAsync(context, proofs, () => proofs.FinishAsync(employee, asked, code, cancellationToken), cancellationToken);
    }

    private static Task<IResult> ShowAsync(
        HttpContext context,
        AccountProofs proofs,
        [FromForm] string account,
        [FromForm] string password,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            context,
            proofs,
            () => proofs.ShowAsync(OwnRecord.EmployeeOf(context), account, password, cancellationToken),
            cancellationToken
        );

    private static async Task<IResult> ForgetAsync(
        HttpContext context,
        OwnAccounts own,
        AccountProofs proofs,
        [FromForm] string network,
        CancellationToken cancellationToken
    )
    {
        return await own.ForgetAsync(OwnRecord.EmployeeOf(context), network, cancellationToken)
            ? TypedResults.LocalRedirect(Path)
            : await TellAsync(context, proofs, "accounts.notTakenBack", cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        AccountProofs proofs,
        Func<Task<bool>> show,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await show()
                ? TypedResults.LocalRedirect(Path)
                : await TellAsync(context, proofs, "accounts.refused", cancellationToken);
        }
        catch (SourceFailedException)
        {
            return await TellAsync(context, proofs, "accounts.noAnswer", cancellationToken);
        }
    }
}
