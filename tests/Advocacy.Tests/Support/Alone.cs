namespace Advocacy.Tests.Support;

/// <summary>Tests that listen to the whole process: while they run, no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
