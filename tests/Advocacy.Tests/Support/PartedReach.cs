namespace Advocacy.Tests.Support;

/// <summary>What is published of the rows of one network.</summary>
internal static class PartedReach
{
    /// <summary>Its rows and its spans.</summary>
    public static (List<PublishedReach> Rows, List<PublishedReach> Spans) Of(IEnumerable<ReachRow> rows)
    {
        var (published, spans) = (new List<PublishedReach>(), new List<PublishedReach>());
        var partition = new ReachPartition(["x"], published.Add, spans.Add);
        foreach (var row in rows)
        {
            partition.Add(row);
        }

        partition.Close();
        return (published, spans);
    }
}
