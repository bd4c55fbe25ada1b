using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace Advocacy.Tests.Functions;

[Trait("Speed", "Slow")]
public sealed class TriggersTests
{
    private static IEnumerable<MethodInfo> Functions =>
        typeof(QueueTriggers)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    [Fact]
    public void Triggers_AllFunctions_AreTheTableOfTopology() =>
        Assert.Equal(
            Topology.Triggers.Select(trigger => (trigger.Name, trigger.Kind, trigger.Binding)).Order(),
            Functions
                .Where(function => !IsOfOrchestration(function) && !IsByHttp(function))
                .Select(function => (function.GetCustomAttribute<FunctionAttribute>()!.Name, Kind(function), Binding(function)))
                .Order()
        );

    [Fact]
    public void Triggers_EachStageThatReadsEverybody_IsStartedAsAnOrchestration() =>
        Assert.Equal(
            new[] { nameof(ApplyRetention), nameof(CloseDay), nameof(MeasureEffect), nameof(SelectCandidates), nameof(TrainModel) },
            Functions
                .Where(function => function.GetParameters().Any(parameter => parameter.ParameterType == typeof(DurableTaskClient)))
                .Select(function => function.GetCustomAttribute<FunctionAttribute>()!.Name)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Triggers_EachTimer_IsTriedAgainBeforeItsNextTime() =>
        Assert.All(
            Functions.Where(function => !IsOfOrchestration(function) && !IsByHttp(function) && Kind(function) == TriggerKind.Timer),
            function => Assert.NotNull(function.GetCustomAttribute<ExponentialBackoffRetryAttribute>())
        );

    [Fact]
    public void Triggers_QueueFunctions_NameTheConnectionOfTopology() =>
        Assert.All(
            Functions
                .SelectMany(function => function.GetParameters())
                .Select(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>())
                .OfType<QueueTriggerAttribute>(),
            trigger => Assert.Equal(QueueNames.Connection, trigger.Connection)
        );

    [Fact]
    public void Triggers_EachFunction_TakesACancellationTokenAndReturnsATask() =>
        Assert.All(
            // An orchestration is replayed, and never waits for itself; a request by HTTP knows when its browser is gone.
            Functions.Where(function =>
                function.GetParameters()[0].ParameterType != typeof(TaskOrchestrationContext) && !IsByHttp(function)
            ),
            function =>
            {
                Assert.Equal(typeof(CancellationToken), function.GetParameters()[^1].ParameterType);
                Assert.True(function.ReturnType.IsAssignableTo(typeof(Task)));
            }
        );

    [Fact]
    public void Triggers_Source_HasOneStatementAFunction()
    {
        var source = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "functions", "Advocacy.Functions"), "*Triggers.cs")
                .Select(file => File.ReadAllText(file))
        );
        Assert.Equal(Functions.Count(), source.Split("=>").Length - 1);
        Assert.DoesNotContain("return", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IngestAsync_WiredAsTheHostWiresIt_StoresTheEvents()
    {
        using var folder = new TemporaryFolder();
        await using var services = Services(folder);
        var triggers = ActivatorUtilities.CreateInstance<QueueTriggers>(services);
        await triggers.IngestAsync(EventJson.Of(new ConsentDecided(new("ann"), AnyFact.Start, true)), Cancellation);
        Assert.Equal(1, (await services.GetRequiredService<IActivityStore>().CountAsync(Purpose.Rights, Cancellation)).Employees);
    }

    [Fact]
    public async Task StageTimers_OverSomeEvents_MakeReportsAndSayThatThereIsNoModelYet()
    {
        using var folder = new TemporaryFolder();
        await using var services = Services(folder);
        var cancellation = Cancellation;
        await services.GetRequiredService<IActivityStore>().MergeAsync([.. SmallCompany.Facts], cancellation);
        await using var hub = await TaskHub.StartAsync(
            (await Azurite.ConnectionAsync()).Connection,
            services.GetRequiredService<StageActivities>()
        );
        var figures = ActivatorUtilities.CreateInstance<FigureTriggers>(services);
        var lists = ActivatorUtilities.CreateInstance<ListTriggers>(services);
        var upkeep = ActivatorUtilities.CreateInstance<UpkeepTriggers>(services);
        foreach (
            var (stage, timer) in new (string, Func<TimerInfo, DurableTaskClient, CancellationToken, Task>)[]
            {
                (nameof(TrainModel), lists.TrainAsync),
                (nameof(SelectCandidates), lists.SelectAsync),
                (nameof(ApplyRetention), upkeep.RetainAsync),
                (nameof(CloseDay), figures.CloseAsync),
            }
        )
        {
            await timer(new(), hub.Client, cancellation);
            var ended = await hub.Client.WaitForInstanceCompletionAsync(stage, cancellation);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, ended!.RuntimeStatus);
        }

        Assert.Equal(2, (await File.ReadAllLinesAsync(folder["out/reach/summary.csv"], cancellation)).Length);
        Assert.False(Directory.Exists(folder["out/candidates"]));
    }

    [Theory]
    [InlineData(true, "cancelled")]
    [InlineData(false, "failed")]
    public async Task FunctionCalls_CallThatIsGivenUp_IsAFailureUnlessTheInstanceIsTakenAway(bool isTakenAway, string outcome)
    {
        var outcomes = new List<string?>();
        var calls = Telemetry.Calls.Name;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, heard) =>
        {
            // By name: while the telemetry is being made, its fields are not set yet.
            if (instrument.Name == calls)
            {
                heard.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => outcomes.AddRange(tags.ToArray().Where(tag => tag.Key == "outcome").Select(tag => (string?)tag.Value))
        );
        listener.Start();
        var context = Substitute.For<FunctionContext>();
        context.CancellationToken.Returns(new CancellationToken(isTakenAway));
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new FunctionCalls().Invoke(context, _ => throw new OperationCanceledException())
        );
        Assert.Equal([outcome], outcomes);
    }

    private static ServiceProvider Services(TemporaryFolder folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["Advocacy:Store"] = folder["store.db"], ["Advocacy:Out"] = folder["out"] }
            )
            .Build();
        return new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddAzureHead(configuration).BuildServiceProvider();
    }

    private static bool IsOfOrchestration(MethodInfo function) => function.DeclaringType == typeof(StageTriggers);

    private static bool IsByHttp(MethodInfo function) => function.DeclaringType == typeof(PageTriggers);

    private static TriggerKind Kind(MethodInfo function) =>
        function.GetParameters()[0].GetCustomAttribute<TimerTriggerAttribute>() is null ? TriggerKind.Queue : TriggerKind.Timer;

    private static string Binding(MethodInfo function) =>
        function.GetParameters()[0].GetCustomAttribute<TimerTriggerAttribute>()?.Schedule
        ?? function.GetParameters()[0].GetCustomAttribute<QueueTriggerAttribute>()!.QueueName;
}
