namespace Advocacy.Pipeline.Sources;

/// <summary>How LinkedIn is asked (its REST API by version, OAuth 2.0). Secrets and tokens come from Key Vault, the environment or user
/// secrets.</summary>
public sealed class LinkedInOptions
{
    private const int VersionLength = 6;

    /// <summary>The API, https://api.linkedin.com; none is off.</summary>
    public string? Server { get; set; }

    /// <summary>Where tokens are refreshed.</summary>
    public string SignIn { get; set; } = "https://www.linkedin.com";

    /// <summary>The version of the API, YYYYMM. LinkedIn withdraws each one about a year after it came out.</summary>
    public string Version { get; set; } = "202606";

    /// <summary>The application's client id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The application's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether the application is one of LinkedIn's development tier, which is granted 500 calls a day and 100 for each
    /// member.</summary>
    public bool IsDevelopment { get; set; } = true;

    /// <summary>Whether members' posts are listed. It needs r_member_social, a permission that LinkedIn gives to few; without it those
    /// posts are looked at that files, links and pages tell of.</summary>
    public bool ListPosts { get; set; }

    /// <summary>The number of the company's page, whose posts are content; without one there is none.</summary>
    public string? Organization { get; set; }

    /// <summary>The refresh token of somebody who administers the page (r_organization_social).</summary>
    public string? OrganizationToken { get; set; }

    /// <summary>The refresh tokens of the members who consented at LinkedIn (r_member_postAnalytics; r_member_social where posts are
    /// listed), by their account as directory/accounts.csv has it.</summary>
    public IReadOnlyDictionary<string, string> Members { get; set; } = new Dictionary<string, string>();

    /// <summary>Every mistake in them.</summary>
    public IEnumerable<string> Mistakes() =>
        new[]
        {
            SourcesOptions.ServerMistake("LinkedIn:Server", Server),
            SourcesOptions.ServerMistake("LinkedIn:SignIn", SignIn),
            Version.Length == VersionLength && Version.All(char.IsAsciiDigit)
                ? null
                : $"LinkedIn:Version is '{Version}', which is no month such as 202606.",
            string.IsNullOrEmpty(Server) || (ClientId is { Length: > 0 } && ClientSecret is { Length: > 0 })
                ? null
                : "LinkedIn:Server is set, but LinkedIn:ClientId or LinkedIn:ClientSecret is not.",
            string.IsNullOrEmpty(Organization) || OrganizationToken is { Length: > 0 }
                ? null
                : "LinkedIn:Organization is set, but LinkedIn:OrganizationToken is not.",
        }.OfType<string>();
}
