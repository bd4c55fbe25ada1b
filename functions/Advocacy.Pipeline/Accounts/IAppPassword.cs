namespace Advocacy.Pipeline.Accounts;

/// <summary>A network on which people show that an account is theirs by a password made for one program, which is used once and not
/// kept.</summary>
public interface IAppPassword
{
    /// <summary>The network.</summary>
    string Network { get; }

    /// <summary>Whether the network is set up.</summary>
    bool IsOn { get; }

    /// <summary>The account that a password opens; null where it opens none.</summary>
    /// <exception cref="Sources.SourceFailedException">The server does not answer as it should.</exception>
    Task<ShownAccount?> AccountOfAsync(string account, string password, CancellationToken cancellationToken);
}
