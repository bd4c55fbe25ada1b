namespace Advocacy.Adapters.Cosmos;

/// <summary>Something that holds for the whole database.</summary>
/// <param name="Id">Its name; also the partition.</param>
/// <param name="Value">Its value.</param>
internal sealed record SettingDocument(string Id, string Value) : IDocument
{
    /// <inheritdoc/>
    public string Partition => Id;
}
