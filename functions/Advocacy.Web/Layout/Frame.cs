using Advocacy.Web.Texts;
using Advocacy.Web.Visitors;
using Microsoft.AspNetCore.Http;

namespace Advocacy.Web.Layout;

/// <summary>What stands around every page: in which language, for whom, and where they are.</summary>
/// <param name="Say">The texts.</param>
/// <param name="Visitor">Who is signed in, or null.</param>
/// <param name="Path">The path of the page.</param>
/// <param name="IsDemo">Whether this is the simulated company.</param>
public sealed record Frame(Say Say, Visitor? Visitor, string Path, bool IsDemo)
{
    /// <summary>The doors that a visitor may go through, in order, each with its text's key.</summary>
    public IEnumerable<(string Path, string Key)> Doors => Navigation.Doors.Where(MayGo).Select(door => (door.Path, door.Key));

    /// <summary>The frame of a request.</summary>
    public static Frame Of(HttpContext context, bool isDemo) =>
        new(
            Say.Of(context),
            Visitor.Of(context.User),
            HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value ?? "/" : "/",
            isDemo
        );

    private bool MayGo((string Path, string Key, string[] Roles) door) => Visitor is { } visitor && door.Roles.Any(visitor.Roles.Contains);
}

/// <summary>The pages that can be gone to from everywhere.</summary>
internal static class Navigation
{
    public static IReadOnlyList<(string Path, string Key, string[] Roles)> Doors { get; } =
    [
        ("/reach", "nav.reach", [Role.Volunteer]),
        ("/contents", "nav.contents", [Role.Volunteer]),
        ("/survey", "nav.survey", [Role.Volunteer]),
        ("/accounts", "nav.accounts", [Role.Volunteer]),
        ("/take-part", "nav.takePart", [Role.Volunteer]),
        ("/held", "nav.held", [Role.Volunteer]),
        ("/list", "nav.list", [Role.HumanResources]),
        ("/effect", "nav.effect", [Role.HumanResources]),
        ("/figures", "nav.figures", [Role.Marketing, Role.Auditor]),
        ("/report", "nav.report", [Role.Marketing, Role.Auditor]),
        ("/audit", "nav.audit", [Role.Auditor]),
        ("/operations", "nav.operations", [Role.Engineer]),
    ];
}
