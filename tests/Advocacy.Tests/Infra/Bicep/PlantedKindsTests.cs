using System.Globalization;
using System.Text.Json.Nodes;

namespace Advocacy.Tests.Infra.Bicep;

/// <summary>Faults that somebody planted who knew none of the rules (planted.jsonl, a fault a line): something put, taken away, replaced,
/// added or deleted.</summary>
public sealed class PlantedKindsTests
{
    private static IReadOnlyList<JsonNode> Planted =>
        [
            .. File.ReadLines(Path.Combine(Golden.Root, "tests", "Advocacy.Tests", "Infra", "Bicep", "planted.jsonl"))
                .Select(line => JsonNode.Parse(line)!),
        ];

    [Fact]
    public void Problems_EachFault_IsFound() =>
        Assert.All(
            Planted,
            fault =>
            {
                var environment = (string)fault["env"]!;
                var snapshot = JsonNode
                    .Parse(File.ReadAllText(Path.Combine(BicepProgram.Infra, $"{environment}.snapshot.json")))!
                    .AsObject();
                var before = snapshot.ToJsonString();
                Plant(snapshot["predictedResources"]!.AsArray(), fault);
                Assert.NotEqual(before, snapshot.ToJsonString());
                Assert.True(new DeploymentSnapshot(snapshot, environment == "private").Problems().Any(), fault.ToJsonString());
            }
        );

    private static void Plant(JsonArray resources, JsonNode fault)
    {
        var found = resources
            .Where(one =>
                (string)one!["type"]! == (string)fault["type"]!
                && ((string)one["id"]!).Contains((string)fault["which"]!, StringComparison.Ordinal)
            )
            .ToList();
        switch ((string?)fault["op"])
        {
            case "delete":
                found.ForEach(one => resources.Remove(one));
                break;
            case "add":
                resources.Add(fault["value"]!.DeepClone());
                break;
            case "replace":
                var text = found[0]!.ToJsonString().Replace((string)fault["from"]!, (string)fault["to"]!, StringComparison.Ordinal);
                resources[resources.IndexOf(found[0])] = JsonNode.Parse(text);
                break;
            default:
                Put(found[0]!, ((string)fault["path"]!).Split('/'), fault);
                break;
        }
    }

    private static void Put(JsonNode resource, string[] path, JsonNode fault)
    {
        var at = path[..^1]
            .Aggregate(
                resource,
                (one, name) =>
                    int.TryParse(name, CultureInfo.InvariantCulture, out var i) ? one[i]! : one[name] ?? (one[name] = new JsonObject())
            );
        var value = fault["value"]?.DeepClone();
        switch (at)
        {
            case JsonArray many when fault["append"] is not null:
                many.Add(value);
                break;
            case JsonArray many:
                many[int.Parse(path[^1], CultureInfo.InvariantCulture)] = value;
                break;
            case var one when fault["remove"] is not null:
                one.AsObject().Remove(path[^1]);
                break;
            case var one:
                one[path[^1]] = value;
                break;
        }
    }
}
