using System.Security.Claims;
using Advocacy.Domain.Values;

namespace Advocacy.Web.Visitors;

/// <summary>Who is signed in.</summary>
/// <param name="Name">Their name, to be shown to themselves.</param>
/// <param name="Employee">The company's id, or null where they are nobody in its directory.</param>
/// <param name="Roles">What they may see, of <see cref="Role"/>.</param>
public sealed record Visitor(string Name, EmployeeId? Employee, IReadOnlySet<string> Roles)
{
    private const string EmployeeClaim = "employee";

    /// <summary>Who a principal is; null where nobody is signed in.</summary>
    public static Visitor? Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, Name: var name }
            ? new(
                name ?? "",
                principal.FindFirstValue(EmployeeClaim) is { Length: > 0 } id ? new EmployeeId(id) : null,
                principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal)
            )
            : null;

    /// <summary>The principal that stands for them, as a way of signing in made sure of it.</summary>
    /// <param name="scheme">That way.</param>
    public ClaimsPrincipal ToPrincipal(string scheme) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.Name, Name),
                    .. Employee is { } id ? new Claim[] { new(EmployeeClaim, id.Value) } : [],
                    .. Roles.Select(role => new Claim(ClaimTypes.Role, role)),
                ],
                scheme
            )
        );
}
