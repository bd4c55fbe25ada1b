using Advocacy.Pipeline.WeeklyList;
using Advocacy.Web.Layout;
using Advocacy.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Advocacy.Web.Auditing;

/// <summary>What was done with people's data: demands, and lists with what made them. Nobody is named.</summary>
internal static class AuditRoutes
{
    private const string Path = "/audit";
    private const int MostEntries = 200;
    private const int MostLists = 26;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, PageAsync);

    private static async Task<RazorComponentResult<AuditPage>> PageAsync(
        HttpContext context,
        IAudit audit,
        DemoCompany demo,
        CancellationToken cancellationToken
    )
    {
        var lists = new List<ListRecord>();
        foreach (var week in (await audit.ListsAsync(cancellationToken)).Reverse().Take(MostLists))
        {
            if (await audit.ReadListAsync(week, cancellationToken) is { } list)
            {
                lists.Add(list);
            }
        }

        return new(
            new
            {
                Frame = Frame.Of(context, demo.IsHere),
                Entries = await audit.ReadLatestAsync(MostEntries, cancellationToken),
                Lists = lists,
            }
        );
    }
}
