using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Options;

namespace Advocacy.Tests.Support;

/// <summary>One pair of keys for all runs of the local head in tests, so that two of them draw and name the same.</summary>
internal static class TestKeys
{
    public const string Selection = "YSBrZXkgZm9yIHRlc3RzLCBhbmQgb25lIG9mIDMyIGJ5dGVz";

    public const string Pseudonyms = "YW5vdGhlciBrZXkgZm9yIHRlc3RzLCBhbmQgb2YgMzIgYnl0ZXM=";

    [ModuleInitializer]
    internal static void Set() => Set("Advocacy__Selection__Key", Selection, "Advocacy__Privacy__PseudonymKey", Pseudonyms);

    /// <summary>The pseudonyms as stages know them.</summary>
    public static Pseudonyms Loaded =>
        new(
            new FileKeys("unused"),
            new SqliteActivityStore(InMemory.Database()),
            Options.Create(new PrivacyOptions { PseudonymKey = Pseudonyms })
        );

    /// <summary>What people are called behind the ingest.</summary>
    public static PersonId PseudonymOf(string employee) => PersonId.Of(Encoding.UTF8.GetBytes(Pseudonyms), new(employee));

    /// <summary>What people are called behind the ingest, of whom a fact says by what name they came.</summary>
    public static PersonId PseudonymOf(PersonId person) => PseudonymOf(person.Value);

    private static void Set(params string[] pairs)
    {
        foreach (var pair in pairs.Chunk(2))
        {
            Environment.SetEnvironmentVariable(pair[0], pair[1]);
        }
    }
}
