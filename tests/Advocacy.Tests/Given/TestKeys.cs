using System.Runtime.CompilerServices;

namespace Advocacy.Tests.Given;

/// <summary>One key of the lists for all runs of the local head in tests, so that two of them draw the same.</summary>
internal static class TestKeys
{
    public const string Selection = "a key for tests";

    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("Advocacy__Selection__Key", Selection);
}
