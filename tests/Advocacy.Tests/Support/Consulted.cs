using System.Runtime.CompilerServices;

namespace Advocacy.Tests.Support;

/// <summary>The consultation without which no list is made, for every program that a test runs.</summary>
internal static class Consulted
{
    public const string Key = "Advocacy:Programme:ConsultedOn";

    /// <summary>Before any log that tests read.</summary>
    public const string Day = "1970-01-01";

    [ModuleInitializer]
    internal static void Record() => Environment.SetEnvironmentVariable(Key.Replace(":", "__", StringComparison.Ordinal), Day);
}
