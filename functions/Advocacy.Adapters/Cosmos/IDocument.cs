namespace Advocacy.Adapters.Cosmos;

/// <summary>A document: its id is a hash of its key, since ids of events may hold what ids of documents may not.</summary>
internal interface IDocument
{
    /// <summary>The id within its partition.</summary>
    string Id { get; }

    /// <summary>The value of the partition key.</summary>
    string Partition { get; }
}
