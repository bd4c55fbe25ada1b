using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>Brings a list to HR.</summary>
public interface IListMail
{
    /// <summary>Sends a list to everybody who gets it, once for good: a list that was sent, or may have been, is not sent again. Where mail
    /// is not set up, the messages are written beside the list.</summary>
    /// <returns>Where they are, or to whom they were sent.</returns>
    Task<IReadOnlyList<string>> SendAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken);

    /// <summary>Writes the messages beside a list anew, where there are any: somebody is no longer on it.</summary>
    Task RewriteAsync(ListRecord list, IReadOnlyDictionary<string, DirectoryEntry> directory, CancellationToken cancellationToken);
}
