namespace Advocacy.Tests.Pipeline.Events;

public sealed class BadRowTests
{
    private static readonly Problem Problem = new(BadRowReason.BadTime, "$.data.at");

    [Fact]
    public void Id_SameContentAndProblem_IsTheSameWhereverItCameFrom()
    {
        var first = BadRow.Of("{}"u8, Problem, "ingest", "a:1", DateTimeOffset.UnixEpoch);
        Assert.Equal(first.Id, BadRow.Of("{}"u8, Problem, "collect", "b:2", DateTimeOffset.MaxValue).Id);
        Assert.NotEqual(first.Id, BadRow.Of("[]"u8, Problem, "ingest", "a:1", DateTimeOffset.UnixEpoch).Id);
        Assert.NotEqual(first.Id, BadRow.Of("{}"u8, Problem with { Path = "$" }, "ingest", "a:1", DateTimeOffset.UnixEpoch).Id);
    }

    [Theory]
    [InlineData(EventLimits.MaxPayloadBytes, EventLimits.MaxPayloadBytes)]
    [InlineData(EventLimits.MaxPayloadBytes + 1, EventLimits.PrefixBytes)]
    public void Of_LongPayload_KeepsItsBeginningAndLength(int length, int kept)
    {
        var row = BadRow.Of(new byte[length], Problem, "ingest", "a:1", DateTimeOffset.UnixEpoch);
        Assert.Equal((length, kept, length == kept), (row.Length, row.Payload.Length, row.IsWhole));
    }
}
