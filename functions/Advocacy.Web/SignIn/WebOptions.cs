using Advocacy.Pipeline.Configuration;
using Advocacy.Web.Visitors;

namespace Advocacy.Web.SignIn;

/// <summary>Who may see the pages.</summary>
public sealed class WebOptions : ICheckedOptions
{
    /// <inheritdoc/>
    public static string Section => "Advocacy:Web";

    private const string EntraId = "https://login.microsoftonline.com";
    private static readonly string[] OfAnybody = ["common", "organizations", "consumers"];

    /// <summary>The company's identity provider, as https://login.microsoftonline.com/TENANT/v2.0; null where there is none, and nobody can
    /// sign in.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider knows this program by.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with it; from Key Vault, the environment or user secrets.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether Azure App Service authentication stands in front of every request, and says who asks. The templates set it where
    /// they set that up; elsewhere anybody could say so.</summary>
    public bool IsBehindAppService { get; set; }

    /// <summary>The secret that cookies and forms are sealed with in Azure, where all instances share it: at least 32 bytes in base64, from
    /// Key Vault. On one machine keys are kept in a folder instead.</summary>
    public string? Key { get; set; }

    /// <summary>The claims that hold somebody's address in the directory, of which the first that is there counts; where none is
    /// named, email and preferred_username.</summary>
    public IList<string> AddressClaims { get; } = [];

    /// <summary>The claim that names groups.</summary>
    public string GroupClaim { get; set; } = "groups";

    /// <summary>Roles by the names or ids of groups, as the provider gives them. Everybody in the directory is a volunteer; no other role
    /// is anybody's without a group.</summary>
    public Dictionary<string, string[]> Groups { get; } = [];

    /// <summary>The address that browsers reach the pages under, as https://advocacy.example.com, where it is not the one that a request
    /// names.</summary>
    public string? Address { get; set; }

    /// <summary>The address of a human whom people can write to about their data; null where there is none yet.</summary>
    public string? Contact { get; set; }

    /// <summary>Whether people can sign in with their company's account.</summary>
    public bool IsSetUp => IsBehindAppService || Authority is { Length: > 0 };

    /// <summary>Where signing out leads: a browser must be let go there.</summary>
    internal IEnumerable<Uri> SignsOutAt =>
        IsBehindAppService ? [new(EntraId)]
        : Authority is { Length: > 0 } authority ? [new(authority)]
        : [];

    /// <inheritdoc/>
    public IEnumerable<string> Mistakes() =>
        Groups
            .Keys.Where(role => !Role.OfGroups.Contains(role))
            .Select(role => $"Groups:{role} is no role that a group can give; these are: {string.Join(", ", Role.OfGroups)}.")
            .Concat(Authority is { Length: > 0 } authority ? MistakesOf(authority) : [])
            .Concat(new[] { SecretKey.Mistake(nameof(Key), Key) }.OfType<string>())
            .Concat(
                Address is { Length: > 0 } address && !Uri.TryCreate(address, UriKind.Absolute, out _)
                    ? ["Address is no address such as https://advocacy.example.com."]
                    : []
            );

    private IEnumerable<string> MistakesOf(string authority)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
        {
            yield return "Authority is no https address.";
        }
        else if (
            uri.Segments.Select(segment => segment.Trim('/')).Any(segment => OfAnybody.Contains(segment, StringComparer.OrdinalIgnoreCase))
        )
        {
            // Somebody of another company could have an address of this one there.
            yield return "Authority lets in people of any company; give the one of your own tenant.";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return "ClientId is missing.";
        }

        if (IsBehindAppService)
        {
            yield return "Authority and IsBehindAppService are two ways of signing in; give one.";
        }
    }
}
