using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Digests;
using Advocacy.Sources.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Advocacy.Sources.Accounts;

/// <summary>Registers how people show that an account is theirs.</summary>
internal static class AccountsRegistration
{
    private const int LargestAnswer = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddAccountProofs(this IServiceCollection services)
    {
        var client = services.AddHttpClient(
            AccountCalls.Client,
            http => (http.Timeout, http.MaxResponseContentBufferSize) = (Patience, LargestAnswer)
        );
        // Whoever answers here could lead elsewhere with what somebody typed.
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        client.RemoveAllLoggers();
        // Its address is a secret.
        services.AddHttpClient(DigestWebhook.Client, http => http.Timeout = Patience).RemoveAllLoggers();
        return services
            .AddSingleton<IDigestChannel, DigestWebhook>()
            .AddSingleton<AccountCalls>()
            .AddSingleton<IAccountConsent, MastodonConsent>()
            .AddSingleton<IAccountConsent, LinkedInConsent>()
            .AddSingleton<IAppPassword, BlueskyPassword>();
    }
}
