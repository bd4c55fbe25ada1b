namespace Advocacy.Tests.Support;

/// <summary>The samples of the contract, under tests/Golden/events.</summary>
internal static class Samples
{
    public static IEnumerable<string> Of(string type) => File.ReadLines(Golden.PathOf($"events/{type}.jsonl"));

    public static IEnumerable<(string Type, string Json)> All => EventTypes.All.SelectMany(type => Of(type).Select(json => (type, json)));
}
