using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Support;

/// <summary>The simulated company in a store, with a model trained on it: one for all classes
/// that ask, made when the first one does.</summary>
public sealed class TrainedCompany : IAsyncLifetime
{
    private static readonly Lazy<Task<(EmbeddedPipeline Pipeline, TrainingOutcome Trained)>> Shared = new(MakeAsync);
    private EmbeddedPipeline _pipeline = null!;

    public TrainingOutcome Trained { get; private set; } = null!;

    public SavedModel Saved => Trained.Model!;

    public ConversionOptions Options => Get<IOptions<ConversionOptions>>().Value;

    public async ValueTask InitializeAsync() => (_pipeline, Trained) = await Shared.Value;

    public IAsyncEnumerable<EmployeeActivity> ReadAsync(CancellationToken cancellationToken) =>
        _pipeline.Store.ReadAsync(Purpose.Predict, cancellationToken);

    public Task<TrainingOutcome> TrainAsync(CancellationToken cancellationToken) => TrainAsync(null, SimulatedFacts.End, cancellationToken);

    public Task<TrainingOutcome> TrainAsync(SavedModel? champion, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        Get<IConversionModel>().TrainAsync(ReadAsync, Options.Task, AnyFact.Start, asOf, champion, cancellationToken);

    /// <summary>A model of the same features that learned the opposite of what happened.</summary>
    public SavedModel Backwards(DateTimeOffset asOf)
    {
        var task = Options.Task;
        var rows = ExampleReader
            .ReadAsync(ReadAsync, task.Population, Cutoffs.Between(AnyFact.Start, asOf, task), int.MaxValue, CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .Rows;
        List<Example> opposite = [.. rows.Select(row => row with { Converts = !row.Converts })];
        var design = Design.Of(opposite);
        var bytes = new FittedModel(new Fitting(1, 1).Fit(Recipe.Default, design, opposite), Calibration.OfLogOdds(new(1))).Save();
        return new(
            bytes,
            Saved.Card with
            {
                Version = "backwards",
                Data = Saved.Card.Data with { AsOf = asOf },
                ModelHash = Fingerprint.Hex(bytes),
            }
        );
    }

    public Task<IReadOnlyList<Candidate>> ScoreAsync(CancellationToken cancellationToken) =>
        ScoreAsync(ReadAsync, Saved, cancellationToken);

    public async Task<IReadOnlyList<Candidate>> ScoreAsync(
        Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people,
        SavedModel model,
        CancellationToken cancellationToken
    )
    {
        var learner = Get<IConversionModel>();
        var met = learner.JoinNeighbours([
            await learner.MeetAsync(people(cancellationToken), Options.Population, SimulatedFacts.End, cancellationToken),
        ]);
        return (
            await learner.ScoreAsync(
                people(cancellationToken),
                Options.Population,
                Scorer.Of(model),
                met,
                SimulatedFacts.End,
                cancellationToken
            )
        ).Candidates;
    }

    public T Get<T>()
        where T : notnull => _pipeline.Get<T>();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<(EmbeddedPipeline, TrainingOutcome)> MakeAsync()
    {
        var pipeline = new EmbeddedPipeline();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => pipeline.Dispose();
        await pipeline.MergeAsync([.. SimulatedFacts.All]);
        var options = pipeline.Get<IOptions<ConversionOptions>>().Value;
        return (
            pipeline,
            await pipeline
                .Get<IConversionModel>()
                .TrainAsync(
                    stop => pipeline.Store.ReadAsync(Purpose.Predict, stop),
                    options.Task,
                    AnyFact.Start,
                    SimulatedFacts.End,
                    null,
                    CancellationToken.None
                )
        );
    }
}
