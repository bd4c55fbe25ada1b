using Advocacy.Pipeline.Accounts;
using Advocacy.Pipeline.Configuration;
using Advocacy.Pipeline.Digests;
using Advocacy.Pipeline.Dossiers;
using Advocacy.Pipeline.Effect;
using Advocacy.Pipeline.Figures;
using Advocacy.Pipeline.Ingest;
using Advocacy.Pipeline.Model;
using Advocacy.Pipeline.Privacy;
using Advocacy.Pipeline.Recovery;
using Advocacy.Pipeline.Reports;
using Advocacy.Pipeline.Returns;
using Advocacy.Pipeline.Rights;
using Advocacy.Pipeline.Runs;
using Advocacy.Pipeline.Sources;
using Advocacy.Pipeline.Trials;
using Advocacy.Pipeline.WeeklyList;
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
            .AddCheckedOptions<FiguresOptions>(configuration)
            .AddCheckedOptions<PartsOptions>(configuration)
            .AddCheckedOptions<SelectionOptions>(configuration)
            .AddCheckedOptions<ProgrammeOptions>(configuration)
            .AddCheckedOptions<ReturnOptions>(configuration)
            .AddCheckedOptions<PrivacyOptions>(configuration)
            .AddCheckedOptions<MailOptions>(configuration)
            .AddCheckedOptions<DigestOptions>(configuration)
            .AddCheckedOptions<PageOptions>(configuration)
            .AddCheckedOptions<DirectoryOptions>(configuration)
            .AddCheckedOptions<SurveyOptions>(configuration)
            .AddCheckedOptions<SourcesOptions>(configuration)
            .AddCheckedOptions<SheetOptions>(configuration)
            .AddCheckedOptions<RetentionOptions>(configuration);
        return services
            .AddSingleton<Pseudonyms>()
            .AddSingleton<DrawList>()
            .AddSingleton<DescribeList>()
            .AddSingleton<PublishList>()
            .AddSingleton<CollectEvents>()
            .AddSingleton<IngestSource>()
            .AddSingleton<Intakes>()
            .AddSingleton<IngestEvents>()
            .AddSingleton<SoleRuns>()
            .AddSingleton<PartedRuns>()
            .AddSingleton<SealedGrants>()
            .AddSingleton<ReturningGrants>()
            .AddSingleton<ConnectedAccounts>()
            .AddSingleton<IWithdrawable>(provider => provider.GetRequiredService<ConnectedAccounts>())
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<ConnectedAccounts>())
            .AddSingleton<RunFiles>()
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<RunFiles>())
            .AddSingleton<BookPart>()
            .AddSingleton<BookDays>()
            .AddSingleton<CloseDay>()
            .AddSingleton<RestateRows>()
            .AddSingleton<RestateFigures>()
            .AddSingleton<IPartedStage>(provider => provider.GetRequiredService<CloseDay>())
            .AddSingleton<ScoreVolunteers>()
            .AddSingleton<MakeList>()
            .AddSingleton<ListCalendar>()
            .AddSingleton<SelectCandidates>()
            .AddSingleton<IPartedStage>(provider => provider.GetRequiredService<SelectCandidates>())
            .AddSingleton<MeasureReturn>()
            .AddSingleton<MeasureTrials>()
            .AddSingleton<MeasurePart>()
            .AddSingleton<MeasureEffect>()
            .AddSingleton<IPartedStage>(provider => provider.GetRequiredService<MeasureEffect>())
            .AddSingleton<ComposeReport>()
            .AddSingleton<PublishReport>()
            .AddSingleton<SendDigest>()
            .AddSingleton<DossierSettings>()
            .AddSingleton<WriteDossier>()
            .AddSingleton<TrainModel>()
            .AddSingleton<ReadFeedback>()
            .AddSingleton<SourceCalls>()
            .AddSingleton<CounterLimits>()
            .AddSingleton<SourceParts>()
            .AddSingleton<SourceStandings>()
            .AddSingleton<CollectPart>()
            .AddSingleton<CollectEngagement>()
            .AddSingleton<CollectFeedback>()
            .AddSingleton<ExpireActivity>()
            .AddSingleton<ApplyRetention>()
            .AddSingleton<SweepPlaces>()
            .AddSingleton<WorkUnderWay>()
            .AddSingleton<ForgetPerson>()
            .AddSingleton<EraseEmployee>()
            .AddSingleton<ExportPerson>()
            .AddSingleton<QueueStages>()
            .AddSingleton<RetryPoison>()
            .AddSingleton<ReplayBadRows>();
    }

    /// <summary>The sections that the pipeline reads.</summary>
    public static IReadOnlyList<OptionsSection> Sections { get; } =
    [
        OptionsSection.Of<ConversionOptions>(),
        OptionsSection.Of<ReachOptions>(),
        OptionsSection.Of<FiguresOptions>(),
        OptionsSection.Of<PartsOptions>(),
        OptionsSection.Of<SelectionOptions>(),
        OptionsSection.Of<ProgrammeOptions>(),
        OptionsSection.Of<ReturnOptions>(),
        OptionsSection.Of<PrivacyOptions>(),
        OptionsSection.Of<MailOptions>(),
        OptionsSection.Of<DigestOptions>(),
        OptionsSection.Of<PageOptions>(),
        OptionsSection.Of<DirectoryOptions>(),
        OptionsSection.Of<SurveyOptions>(),
        OptionsSection.Of<SourcesOptions>(),
        OptionsSection.Of<SheetOptions>(),
        OptionsSection.Of<RetentionOptions>(),
    ];

    /// <summary>Adds options of a section, checked when the program starts.</summary>
    public static IServiceCollection AddCheckedOptions<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ICheckedOptions
    {
        services.AddOptions<T>().Bind(configuration.GetSection(T.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new OptionsCheck<T>(configuration));
    }
}
