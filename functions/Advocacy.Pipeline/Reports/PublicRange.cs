namespace Advocacy.Pipeline.Reports;

/// <summary>What somebody published of other people's posts on a network: the middle half of how many reactions, comments and reshares
/// come to a view.</summary>
public sealed class PublicRange
{
    /// <summary>LinkedIn, of individuals with about as many contacts as employees have: SociaVault Labs, 40,000 profiles, May 2026,
    /// sociavault.com/blog/good-engagement-rate-linkedin-2026, the tier of 1,000 to 5,000.</summary>
    public static PublicRange LinkedIn { get; } =
        new()
        {
            Low = 0.0321,
            High = 0.0814,
            Url = "https://sociavault.com/blog/good-engagement-rate-linkedin-2026",
            Source = new Dictionary<string, string>
            {
                ["en"] = "SociaVault Labs, May 2026: profiles with 1,000 to 5,000 contacts",
                ["fr"] = "SociaVault Labs, mai 2026\u00A0: profils comptant entre 1\u202F000 et 5\u202F000 relations",
            },
        };

    /// <summary>The lower end, 0 to 1.</summary>
    public double Low { get; set; }

    /// <summary>The upper end, above the lower, at most 1.</summary>
    public double High { get; set; }

    /// <summary>Where it was published, on the web.</summary>
    public string Url { get; set; } = "";

    /// <summary>Who published it, when and of whom, by language (en, fr).</summary>
    public IReadOnlyDictionary<string, string> Source { get; set; } = new Dictionary<string, string>();

    /// <summary>Whether it is a range that somebody can look up.</summary>
    public bool IsCited =>
        Low >= 0
        && High > Low
        && High <= 1
        && Source.Count > 0
        && Uri.TryCreate(Url, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
}
