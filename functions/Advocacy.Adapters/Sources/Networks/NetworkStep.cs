using Advocacy.Pipeline.Ports;

namespace Advocacy.Adapters.Sources.Networks;

/// <summary>A step of collecting from a network.</summary>
/// <param name="Account">The account as it is remembered from now on.</param>
/// <param name="Events">Events about it.</param>
/// <param name="Pause">Why it stops here, or null.</param>
/// <param name="Refusal">Why the network does not tell of it, or null.</param>
internal sealed record NetworkStep(WatchedAccount Account, IReadOnlyList<ReadOnlyMemory<byte>> Events, SourcePausedException? Pause, SourceFailedException? Refusal = null);
