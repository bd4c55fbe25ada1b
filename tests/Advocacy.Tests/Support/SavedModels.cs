namespace Advocacy.Tests.Support;

/// <summary>Models that say nothing, for the registry.</summary>
internal static class SavedModels
{
    public static SavedModel Of(string version, params byte[] model) => new(model, Card(version, model));

    private static ModelCard Card(string version, byte[] model) =>
        new(
            version,
            "test",
            "none",
            ModelDefinition.Of(new(new(3, 1, 4), ProfileMap.Default, 2, 4, 12, true)),
            new(AnyFact.Start, 1, 2, 3),
            new("in time", 1, 1, 1, 0, 1, AnyFact.Start, AnyFact.Start, 1, 1, 1, 1),
            Metrics("model"),
            [Metrics("baseline")],
            new(
                1,
                2,
                new(0.1, -0.1, 0.3),
                [new("S-learner", new(0.2, 0.1, 0.3))],
                [new(0.5, new(1, 0, 2), 0.5)],
                false,
                "the list ranks by likelihood"
            ),
            [new("country", "FR", 5, 10, 0.1, 0.2, null)],
            [new("a recipe", 0.3, "taken")],
            [new("shares_12w", "Activity", 0.5, 1)],
            [new("score", [0, 1], [0.5, 0.25, 0.25, 0])],
            "schema",
            Fingerprint.Hex(model),
            new SortedDictionary<string, string> { ["Advocacy"] = "1" },
            ["note"]
        );

    private static ModelMetrics Metrics(string name)
    {
        var figure = new Figure(0.5, 0.4, null);
        return new(name, 10, 0.2, figure, figure, figure, figure, figure, figure, figure, figure, figure, figure, figure);
    }
}
