namespace Advocacy.Pipeline.Accounts;

/// <summary>A network on which people show that an account is theirs by signing in at its own pages (OAuth 2.0, a code). What it grants for
/// that is given back at once, unless counters are told for it alone.</summary>
public interface IAccountConsent
{
    /// <summary>The network.</summary>
    string Network { get; }

    /// <summary>The servers that people may sign in at; none where the network is not set up.</summary>
    IReadOnlyList<Uri> Servers { get; }

    /// <summary>Makes this program known to a server, and says where people are asked there.</summary>
    /// <param name="server">One of <see cref="Servers"/>.</param>
    /// <param name="back">Where the server leads back to.</param>
    /// <param name="state">What it brings back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Sources.SourceFailedException">The server does not answer as it should.</exception>
    Task<AskedConsent> AskAsync(Uri server, Uri back, string state, CancellationToken cancellationToken);

    /// <summary>The account of whoever signed in there; null where the server gives none for that code.</summary>
    /// <exception cref="Sources.SourceFailedException">The server does not answer as it should.</exception>
    Task<ShownAccount?> AccountOfAsync(AskedConsent asked, string code, CancellationToken cancellationToken);

    /// <summary>Gives back what was granted and kept (<see cref="ShownAccount.Grant"/>).</summary>
    /// <exception cref="Sources.SourceFailedException">The server does not take it back.</exception>
    Task GiveBackAsync(string grant, CancellationToken cancellationToken);
}

/// <summary>A consent that was asked for.</summary>
/// <param name="Network">The network.</param>
/// <param name="Page">Where people are asked.</param>
/// <param name="Server">The server.</param>
/// <param name="Back">Where it leads back to.</param>
/// <param name="ClientId">What it knows this program by.</param>
/// <param name="ClientSecret">The secret that goes with it.</param>
/// <param name="Verifier">What shows that the same program asks for the rest.</param>
public sealed record AskedConsent(string Network, Uri Page, Uri Server, Uri Back, string ClientId, string ClientSecret, string Verifier);

/// <summary>An account that somebody has just shown to be theirs.</summary>
/// <param name="Account">What the network knows it by for good, as far as it has such a thing.</param>
/// <param name="Name">What people call it.</param>
public sealed record ShownAccount(string Account, string Name)
{
    /// <summary>What the network granted and has to be kept, sealed; null where there is nothing.</summary>
    public string? Grant { get; init; }
}
