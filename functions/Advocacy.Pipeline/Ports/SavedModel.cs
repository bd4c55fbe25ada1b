using Advocacy.Pipeline.Contracts;

namespace Advocacy.Pipeline.Ports;

/// <summary>A model with its card.</summary>
/// <param name="Model">Its bytes.</param>
/// <param name="Card">What it is and how good.</param>
public sealed record SavedModel(ReadOnlyMemory<byte> Model, ModelCard Card);
