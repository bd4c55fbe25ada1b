using System.Text.Json;
using NCrontab;

namespace Advocacy.Tests.Pipeline;

public sealed class TopologyTests
{
    private static string HostJson => File.ReadAllText(Path.Combine(Golden.Root, "host.json"));

    [Fact]
    public void Triggers_EachName_IsItsStageAndStandsOnce()
    {
        Assert.All(Topology.Triggers, trigger => Assert.Equal(trigger.Stage.Name, trigger.Name));
        Assert.Equal(Topology.Triggers.Count, Topology.Triggers.DistinctBy(trigger => trigger.Name).Count());
    }

    [Fact]
    public void Triggers_EachSchedule_IsReadAsTheHostReadsIt() =>
        Assert.All(
            Topology.Triggers.Where(trigger => trigger.Kind == TriggerKind.Timer),
            trigger => Assert.NotNull(CrontabSchedule.Parse(trigger.Binding, new() { IncludingSeconds = true }))
        );

    [Fact]
    public void Triggers_EachTimer_StartsAStageThatKnowsWhatAStartCovers() =>
        Assert.All(
            Topology.Triggers.Where(trigger => trigger.Kind == TriggerKind.Timer),
            trigger => Assert.True(trigger.Stage.IsAssignableTo(typeof(IScheduledStage)), trigger.Name)
        );

    [Theory]
    [InlineData(Topology.CloseSchedule, "2026-11-24T06:00:00")]
    [InlineData(Topology.TrainSchedule, "2026-11-29T02:00:00")]
    [InlineData(Topology.SelectSchedule, "2026-11-23T11:00:00")]
    [InlineData(Topology.EffectSchedule, "2026-11-30T05:00:00")]
    public void Schedule_FromAMonday_ComesNextWhenItsCommentSays(string schedule, string expected) =>
        Assert.Equal(
            DateTime.Parse(expected, null),
            CrontabSchedule.Parse(schedule, new() { IncludingSeconds = true }).GetNextOccurrence(new DateTime(2026, 11, 23, 10, 0, 0))
        );

    [Fact]
    public void Triggers_EachQueue_HasANameThatStorageTakesWithItsPoisonTwin() =>
        Assert.All(
            Topology
                .Triggers.Where(trigger => trigger.Kind == TriggerKind.Queue)
                .SelectMany(trigger => new[] { trigger.Binding, QueueNames.PoisonOf(trigger.Binding) }),
            name => Assert.Matches("^[a-z0-9](-?[a-z0-9]){2,62}$", name)
        );

    [Fact]
    public void HostJson_Queues_AreWithinTheHostsLimitsAndRetryBeforePoison()
    {
        using var json = JsonDocument.Parse(HostJson);
        var queues = json.RootElement.GetProperty("extensions").GetProperty("queues");
        Assert.InRange(queues.GetProperty("batchSize").GetInt32(), 1, 32);
        var pause = TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(pause, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        // An outage of a quarter of an hour sends nothing to poison.
        Assert.True(pause * (queues.GetProperty("maxDequeueCount").GetInt32() - 1) > TimeSpan.FromMinutes(15));
        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
        Assert.Equal(64 * 1024, Convert.ToBase64String(new byte[EventLimits.MaxPackedBytes]).Length);
    }

    [Fact]
    public void HostJson_ReadByTheLocalHead_IsWhatItSays()
    {
        using var json = JsonDocument.Parse(HostJson);
        var queues = json.RootElement.GetProperty("extensions").GetProperty("queues");
        Assert.Equal(
            new QueueRules(
                queues.GetProperty("batchSize").GetInt32(),
                queues.GetProperty("maxDequeueCount").GetInt32(),
                TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString()!, null)
            ),
            QueueRules.Read(HostJson)
        );
    }

    [Fact]
    public void HostJson_BothHeads_CarryTheOneAtTheRoot() =>
        Assert.Equal(HostJson, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
}
