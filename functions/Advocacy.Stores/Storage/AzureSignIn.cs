using Azure.Core;
using Azure.Identity;

namespace Advocacy.Stores.Storage;

/// <summary>Signs in to Azure without a key: by managed identity there, as the developer elsewhere. One for all services, so that the
/// ways to sign in are tried, and tokens kept, once.</summary>
internal static class AzureSignIn
{
    private static readonly Lazy<TokenCredential> Lazily = new(() => new DefaultAzureCredential());

    public static TokenCredential Credential => Lazily.Value;
}
