namespace Advocacy.Tests.Pipeline.Ingest;

public sealed class LineBatchTests
{
    [Fact]
    public void TryAdd_ManyShortLines_IsFullLongBeforeItsBytesAre()
    {
        var batch = new LineBatch();
        while (batch.TryAdd(new SourceLine("x"u8.ToArray(), 1, null, "short", batch.Lines + 1)))
        {
            Assert.InRange(batch.Lines, 1, 20_000);
        }

        Assert.InRange(batch.Lines, 4_096, 20_000);
    }
}
