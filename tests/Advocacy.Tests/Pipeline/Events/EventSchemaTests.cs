namespace Advocacy.Tests.Pipeline.Events;

public sealed class EventSchemaTests
{
    public static TheoryData<string> Types => [.. EventTypes.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void SchemaOf_EachType_IsTheFileInTheRepository(string type) =>
        Golden.MatchesFile(
            Path.Combine(Golden.Root, "functions", "Advocacy.Pipeline", "Events", "Schemas", $"{type}.schema.json"),
            EventTypes.SchemaOf(type)
        );

    [Fact]
    public void SchemaOf_TypeThatIsNotInTheContract_IsRefused() =>
        Assert.Throws<ArgumentException>(() => EventTypes.SchemaOf("advocacy.other.v1"));
}
