using System.Security.Claims;
using Advocacy.Web.Visitors;
using Microsoft.Extensions.Options;

namespace Advocacy.Web.SignIn;

/// <summary>Who somebody is whom an identity provider lets in: people are found in the directory by their address, roles follow from
/// groups; nothing that the provider tells is kept but that.</summary>
public sealed class Recognition(AddressIndex people, IOptions<WebOptions> options)
{
    private const string Verified = "email_verified";
    private static readonly string[] UsualClaims = ["email", "preferred_username"];

    /// <summary>Somebody of the directory, or of a group with a role; null where a principal is neither.</summary>
    public async Task<Visitor?> RecognizeAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        // The binder adds to what a list holds: usual ones within it could not be left out.
        var claims = options.Value.AddressClaims.Count == 0 ? UsualClaims : options.Value.AddressClaims;
        var address = claims.Select(principal.FindFirstValue).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var isVerified = !string.Equals(principal.FindFirstValue(Verified), bool.FalseString, StringComparison.OrdinalIgnoreCase);
        var person = address is not null && isVerified ? await people.FindAsync(address, cancellationToken) : null;
        var roles = RolesOf(principal);
        if (person is not null)
        {
            roles.Add(Role.Volunteer);
        }

        return roles.Count == 0 ? null : new(person?.Name ?? principal.FindFirstValue("name") ?? address ?? "", person?.Employee, roles);
    }

    private HashSet<string> RolesOf(ClaimsPrincipal principal)
    {
        var groups = principal.FindAll(options.Value.GroupClaim).Select(claim => claim.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return options
            .Value.Groups.Where(role => role.Value.Any(groups.Contains))
            .Select(role => role.Key)
            .ToHashSet(StringComparer.Ordinal);
    }
}
