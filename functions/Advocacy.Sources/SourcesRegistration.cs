using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.WeeklyList;
using Advocacy.Sources.Accounts;
using Advocacy.Sources.Drop;
using Advocacy.Sources.Exports;
using Advocacy.Sources.Networks;
using Advocacy.Sources.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Advocacy.Sources;

/// <summary>Registers the sources, and how networks are called.</summary>
public static class SourcesRegistration
{
    private const int Tries = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Adds every source; those that the configuration does not enable say so.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services) =>
        services
            .AddSingleton<OutputsSourceStates>()
            .AddSingleton<ISourceStates>(provider => provider.GetRequiredService<OutputsSourceStates>())
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<OutputsSourceStates>())
            .AddSingleton<AccountSheet>()
            .AddSingleton<IToldAccounts>(provider => provider.GetRequiredService<AccountSheet>())
            .AddSingleton<KnownAccounts>()
            .AddAccountProofs()
            .AddSingleton<AccountHolders>()
            .AddSingleton<ExportMappings>()
            .AddSingleton<DropFolder>()
            .AddSingleton<ISource>(provider => provider.GetRequiredService<DropFolder>())
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<DropFolder>())
            .AddSingleton<Disclosure>()
            .AddTransient<TryHandler>()
            .AddNetwork<Mastodon>("mastodon")
            .AddNetwork<Bluesky>("bluesky")
            .AddSingleton<LinkedInApi>()
            .AddSingleton<LinkedInMembers>()
            .AddNetwork<LinkedIn>(
                LinkedInApi.Client,
                (http, options) =>
                {
                    http.DefaultRequestHeaders.Add("LinkedIn-Version", options.LinkedIn.Version);
                    http.DefaultRequestHeaders.Add("X-Restli-Protocol-Version", "2.0.0");
                }
            )
            .AddSingleton<ISource, LinkedInPage>()
            .AddSingleton<FeedbackInbox>()
            .AddSingleton<IFeedbackInbox>(provider => provider.GetRequiredService<FeedbackInbox>())
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<FeedbackInbox>())
            .AddSingleton<PeopleSheet>()
            .AddSingleton<IPeopleDirectory>(provider => provider.GetRequiredService<PeopleSheet>())
            .AddSingleton<IAddressBook>(provider => provider.GetRequiredService<PeopleSheet>())
            .AddSingleton<IDirectoryCheck, DirectoryCheck>();

    private static IServiceCollection AddNetwork<T>(
        this IServiceCollection services,
        string name,
        Action<HttpClient, SourcesOptions>? configure = null
    )
        where T : class, INetwork
    {
        var client = services.AddHttpClient(
            name,
            (provider, http) =>
            {
                configure?.Invoke(http, provider.GetRequiredService<IOptions<SourcesOptions>>().Value);
                http.DefaultRequestHeaders.UserAgent.ParseAdd(
                    $"Advocacy/{typeof(SourcesRegistration).Assembly.GetName().Version!.ToString(3)}"
                );
                // Each try has its own end.
                http.Timeout = Timeout.InfiniteTimeSpan;
            }
        );
        // Lines about calls name accounts.
        client.RemoveAllLoggers();
        client.AddResilienceHandler(
            "source",
            (pipeline, context) =>
                Configure(
                    pipeline,
                    context.ServiceProvider.GetRequiredService<IOptions<SourcesOptions>>().Value,
                    context.ServiceProvider.GetRequiredService<TimeProvider>()
                )
        );
        client.AddHttpMessageHandler<TryHandler>();
        return services
            .AddSingleton<T>()
            .AddSingleton<ISource>(provider =>
                ActivatorUtilities.CreateInstance<NetworkSource>(provider, provider.GetRequiredService<T>())
            );
    }

    /// <summary>Tries again what may pass, with jitter, no sooner than the network says; where it says longer than half a minute the source
    /// waits as a whole. A source that fails half of its calls is let alone for a while.</summary>
    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, SourcesOptions options, TimeProvider clock)
    {
        // To wait for a network is to wait, whatever clock the stages go by.
        pipeline.TimeProvider = TimeProvider.System;
        pipeline.AddRetry(
            new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Tries,
                Delay = TimeSpan.FromSeconds(options.RetrySeconds),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments =>
                    ValueTask.FromResult(
                        IsTransient(arguments.Outcome)
                            && !(arguments.Outcome.Result is { } response && RateLimits.WaitOf(response, clock.GetUtcNow()) > LongestWait)
                            && !(
                                arguments.Outcome.Result is { StatusCode: System.Net.HttpStatusCode.TooManyRequests } silent
                                && RateLimits.WaitOf(silent, clock.GetUtcNow()) is null
                            )
                    ),
                DelayGenerator = arguments =>
                    ValueTask.FromResult(arguments.Outcome.Result is { } response ? RateLimits.WaitOf(response, clock.GetUtcNow()) : null),
            }
        );
        pipeline.AddCircuitBreaker(
            new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                // A network that names a pause is well: the pause is obeyed, and a circuit that stays open after it would look like a
                // failure.
                ShouldHandle = arguments =>
                    ValueTask.FromResult(
                        IsTransient(arguments.Outcome)
                            && arguments.Outcome.Result is not { StatusCode: System.Net.HttpStatusCode.TooManyRequests }
                    ),
                BreakDuration = TimeSpan.FromSeconds(Math.Max(0.5, 30 * options.RetrySeconds)),
            }
        );
        pipeline.AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds));
    }

    /// <summary>Whether another try may help. What a server has not implemented it will not have in a minute.</summary>
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome)
        && outcome.Result is not { StatusCode: System.Net.HttpStatusCode.NotImplemented };
}
