using System.Text.Json.Nodes;
using NJsonSchema;

namespace Advocacy.Tests.Pipeline.Events;

public sealed class EventTypesTests
{
    private static readonly string[] Replacements =
    [
        "null",
        "-1",
        "0",
        "3",
        "99999",
        "2.5",
        "true",
        "[]",
        "[1]",
        "[\"a\"]",
        "[{}]",
        "{}",
        "\"\"",
        "\"x\"",
        "\"2026-13-01\"",
        "\"0000-01-01T00:00:00Z\"",
        "1000000000000",
        "1000000000001",
        "9223372036854775807",
        "\"(merged)\"",
        "\"(None)\"",
        "\" (ALL) \"",
        "\"(unknown) \"",
        "\"(mine)\"",
        "\"a + b\"",
        "\"a +\"",
        "\"+\"",
        "\"google+\"",
        "\"x\u00a0+\u00a0y\"",
        "\"x +\u00a0y\"",
    ];

    public static TheoryData<string> Types => [.. EventTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task SchemaOf_EveryType_AcceptsItsSamplesAndTheReaderDoes(string type)
    {
        var schema = await JsonSchema.FromJsonAsync(EventTypes.SchemaOf(type), Cancellation);
        Assert.All(
            Samples.Of(type),
            sample =>
            {
                Assert.Empty(schema.Validate(sample));
                Assert.NotNull(Read(sample));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task SchemaOf_EveryMemberReplacedOrLeftOut_AgreesWithTheReader(string type)
    {
        var schema = await JsonSchema.FromJsonAsync(EventTypes.SchemaOf(type), Cancellation);
        var disagreements = Samples
            .Of(type)
            .SelectMany(Mutations)
            .Where(mutation => (schema.Validate(mutation).Count == 0) != (Read(mutation) is not null))
            .ToList();
        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements));
    }

    [Fact]
    public void SchemaOf_UnknownType_Throws() => Assert.Throws<ArgumentException>(() => EventTypes.SchemaOf("advocacy.share.v2"));

    private static IEnumerable<string> Mutations(string sample)
    {
        var names = ((JsonObject)JsonNode.Parse(sample)!)
            .Select(member => (In: (string?)null, member.Key))
            .Concat(((JsonObject)JsonNode.Parse(sample)!["data"]!).Select(member => (In: (string?)"data", member.Key)));
        foreach (var (within, name) in names)
        {
            yield return Mutation(sample, within, name, null);
            foreach (var replacement in Replacements)
            {
                yield return Mutation(sample, within, name, replacement);
            }
        }
    }

    private static string Mutation(string sample, string? within, string name, string? replacement)
    {
        var root = JsonNode.Parse(sample)!;
        var holder = (JsonObject)(within is null ? root : root[within]!);
        holder.Remove(name);
        if (replacement is not null)
        {
            holder[name] = JsonNode.Parse(replacement);
        }

        return root.ToJsonString();
    }

    private static Fact? Read(string json) => NamedFacts.Read(json).Fact;
}
