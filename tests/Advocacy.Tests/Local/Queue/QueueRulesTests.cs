namespace Advocacy.Tests.Local.Queue;

public sealed class QueueRulesTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"extensions":{}}""")]
    [InlineData("""{"extensions":{"queues":{}}}""")]
    public void Read_NothingSaid_IsTheHostsDefault(string json) =>
        Assert.Equal(new QueueRules(16, 5, TimeSpan.Zero), QueueRules.Read(json));
}
