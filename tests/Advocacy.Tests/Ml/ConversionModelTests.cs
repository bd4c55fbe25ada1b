using Advocacy.Domain.Merging;
using Advocacy.Domain.People;
using Advocacy.Ml.Features;
using Advocacy.Pipeline.Contracts;
using Advocacy.Pipeline.Options;
using Advocacy.Pipeline.Ports;
using Advocacy.Tests.Given;
using Microsoft.Extensions.Options;
using Xunit;

namespace Advocacy.Tests.Ml;

public sealed class ConversionModelTests(ConversionModelTests.Company company) : IClassFixture<ConversionModelTests.Company>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void TrainAsync_SimulatedCompany_RanksLaterWeeksBetterThanRecentActivityAlone()
    {
        var card = company.Trained.Card!;
        Assert.True(card.Metrics.RocAuc > card.Baseline.RocAuc);
        Assert.True(card.Metrics.AveragePrecision > 2 * card.Metrics.BaseRate);
        Assert.True(card.Metrics.Brier < card.Metrics.BaseRate * (1 - card.Metrics.BaseRate));
        Assert.True(card.Split.LastTrainLabelEnds <= card.Split.FirstTestCutoff);
    }

    [Fact]
    public void TrainAsync_SimulatedCompany_FindsTheSignsOfItsTrueRule()
    {
        var weights = company.Trained.Card!.Features.ToDictionary(weight => weight.Feature, weight => weight.Weight);
        Assert.All(["survey_digital_culture", "survey_own_interest", "survey_company_link"], name => Assert.True(weights[name] > 0, name));
        Assert.True(weights["survey_antagonism"] < 0);
    }

    [Fact]
    public async Task TrainAsync_SameInputAndSeed_GivesTheSameBytes()
    {
        var again = await company.TrainAsync(Cancellation);
        Assert.Equal(company.Trained.Model!.Value.ToArray(), again.Model!.Value.ToArray());
        Assert.Equivalent(company.Trained.Card, again.Card, strict: true);
    }

    [Fact]
    public async Task TrainAsync_TooShortAHistory_SaysWhy()
    {
        var outcome = await company.Get<IConversionModel>().TrainAsync(company.ReadAsync, company.Options.Task, SimulatedFacts.End.AddDays(-30), SimulatedFacts.End, Cancellation);
        Assert.Null(outcome.Model);
        Assert.Contains("4.3 weeks of history are too few", outcome.NotEnough, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreAsync_SimulatedCompany_ScoresOnlyVolunteersWhoCanBeWon()
    {
        var people = (await company.ReadAsync(Cancellation).ToListAsync(Cancellation)).ToDictionary(person => person.EmployeeId);
        var candidates = await company.ScoreAsync(Cancellation);
        Assert.NotEmpty(candidates);
        Assert.All(candidates, candidate =>
        {
            Assert.True(people[candidate.EmployeeId].IsVolunteerAt(SimulatedFacts.End));
            Assert.True(candidate.Profile is Profile.Hesitant or Profile.Constructive);
            Assert.InRange(candidate.Probability, 0, 1);
            Assert.All(candidate.Reasons, reason => Assert.True(reason.LogOdds > 0));
            Assert.InRange(candidate.Reasons.Count, 0, 3);
        });
        Assert.Equal(candidates.Select(candidate => candidate.EmployeeId).Order(TextOrder.Instance), candidates.Select(candidate => candidate.EmployeeId));
    }

    [Fact]
    public async Task ScoreAsync_SomebodyWithdraws_IsNotScoredAndSpeaksForNobody()
    {
        var first = (await company.ScoreAsync(Cancellation))[0].EmployeeId;
        var without = await company.ScoreAsync(
            cancellation => company.ReadAsync(cancellation).Select(person => person.EmployeeId == first ? Withdrawn(person) : person),
            company.Saved,
            Cancellation);
        Assert.DoesNotContain(without, candidate => candidate.EmployeeId == first);
    }

    [Fact]
    public async Task ScoreAsync_OtherFeatures_IsRefused() => await Assert.ThrowsAsync<ModelMismatchException>(() => company.ScoreAsync(
        company.ReadAsync, company.Saved with { Card = company.Saved.Card with { FeatureSchema = "other" } }, Cancellation));

    [Fact]
    public void Card_TrainedModel_NamesOnlyFeaturesOfTheCatalog() => Assert.Subset(
        FeatureCatalog.All.SelectMany(feature => new[] { feature.Name, $"{feature.Name} (missing)" }).ToHashSet(),
        company.Trained.Card!.Features.Select(weight => weight.Feature).ToHashSet());

    private static EmployeeActivity Withdrawn(EmployeeActivity person) =>
        person.Join(EmployeeActivity.Of(new Advocacy.Domain.Facts.ConsentDecided(person.EmployeeId, SimulatedFacts.End, false)).Single());

    /// <summary>The simulated company in a store, with a model trained on it.</summary>
    public sealed class Company : IAsyncLifetime
    {
        private readonly EmbeddedPipeline _pipeline = new();

        public TrainingOutcome Trained { get; private set; } = null!;

        public SavedModel Saved => new(Trained.Model!.Value, Trained.Card!);

        public ConversionOptions Options => Get<IOptions<ConversionOptions>>().Value;

        public async ValueTask InitializeAsync()
        {
            await _pipeline.MergeAsync([.. SimulatedFacts.All]);
            Trained = await TrainAsync(CancellationToken.None);
        }

        public IAsyncEnumerable<EmployeeActivity> ReadAsync(CancellationToken cancellationToken) => _pipeline.Store.ReadAsync(cancellationToken);

        public Task<TrainingOutcome> TrainAsync(CancellationToken cancellationToken) =>
            Get<IConversionModel>().TrainAsync(ReadAsync, Options.Task, AnyFact.Start, SimulatedFacts.End, cancellationToken);

        public Task<IReadOnlyList<Candidate>> ScoreAsync(CancellationToken cancellationToken) =>
            ScoreAsync(ReadAsync, Saved, cancellationToken);

        public async Task<IReadOnlyList<Candidate>> ScoreAsync(Func<CancellationToken, IAsyncEnumerable<EmployeeActivity>> people, SavedModel model, CancellationToken cancellationToken)
        {
            var learner = Get<IConversionModel>();
            var met = learner.JoinNeighbours([await learner.MeetAsync(people(cancellationToken), Options.Population, SimulatedFacts.End, cancellationToken)]);
            return await learner.ScoreAsync(people(cancellationToken), Options.Population, model, met, SimulatedFacts.End, cancellationToken);
        }

        public T Get<T>()
            where T : notnull => _pipeline.Get<T>();

        public ValueTask DisposeAsync()
        {
            _pipeline.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
