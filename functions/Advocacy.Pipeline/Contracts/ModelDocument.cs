namespace Advocacy.Pipeline.Contracts;

/// <summary>A file beside a model for people to read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">What it holds.</param>
public sealed record ModelDocument(string Name, ReadOnlyMemory<byte> Content);
