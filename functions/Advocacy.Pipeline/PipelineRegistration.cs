using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Stages;
using Advocacy.Pipeline.Stages.Scans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Advocacy.Pipeline;

/// <summary>Registers the stages and their options, alike in both heads.</summary>
public static class PipelineRegistration
{
    /// <summary>Adds every stage, and the options of a configuration, checked when the program starts.</summary>
    public static IServiceCollection AddAdvocacyPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddCheckedOptions<ConversionOptions>(configuration)
            .AddCheckedOptions<ReachOptions>(configuration)
            .AddCheckedOptions<ScanOptions>(configuration)
            .AddCheckedOptions<SelectionOptions>(configuration)
            .AddCheckedOptions<PrivacyOptions>(configuration)
            .AddCheckedOptions<MailOptions>(configuration)
            .AddCheckedOptions<DirectoryOptions>(configuration)
            .AddCheckedOptions<SurveyOptions>(configuration)
            .AddCheckedOptions<SourcesOptions>(configuration)
            .AddCheckedOptions<RetentionOptions>(configuration);
        return services
            .AddSingleton<Pseudonyms>()
            .AddSingleton<DescribeList>()
            .AddSingleton<PublishList>()
            .AddSingleton<CollectEvents>()
            .AddSingleton<IngestSource>()
            .AddSingleton<Intakes>()
            .AddSingleton<IngestEvents>()
            .AddSingleton<StartScan>()
            .AddSingleton<ScanParts>()
            .AddScan<RollUpReach>()
            .AddScan<SelectCandidates>()
            .AddScan<MeasureEffect>()
            .AddScan<ExportReports>()
            .AddSingleton<TrainModel>()
            .AddSingleton<TakeFeedback>()
            .AddSingleton<CollectEngagement>()
            .AddSingleton<CollectFeedback>()
            .AddSingleton<ApplyRetention>()
            .AddSingleton<EraseEmployee>()
            .AddSingleton<ExportPerson>()
            .AddSingleton<QueueStages>()
            .AddSingleton<RetryPoison>()
            .AddSingleton<ReplayBadRows>();
    }

    /// <summary>Today's date, UTC.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static IServiceCollection AddScan<T>(this IServiceCollection services)
        where T : class, IScan => services.AddSingleton<T>().AddSingleton<IScan>(provider => provider.GetRequiredService<T>());

    private static IServiceCollection AddCheckedOptions<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ICheckedOptions
    {
        services.AddOptions<T>().Bind(configuration.GetSection(T.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new OptionsCheck<T>(configuration));
    }
}
