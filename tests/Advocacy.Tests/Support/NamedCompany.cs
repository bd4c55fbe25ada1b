namespace Advocacy.Tests.Support;

/// <summary>The small simulated company, in which people have ids that occur nowhere by chance, so that they can be searched for byte by
/// byte.</summary>
internal static class NamedCompany
{
    private const int SmallPeople = 200;

    public static IEnumerable<Fact> Facts => SimulatedFacts.All.Select(fact => fact.WithPeople(Named));

    private static IEnumerable<Fact> SmallFacts =>
        SimulatedFacts.Of(SmallPeople, SimulatedFacts.Months, SimulatedFacts.Seed).Select(fact => fact.WithPeople(Named));

    /// <summary>The ids of those who consented at some time, in either company.</summary>
    public static IEnumerable<PersonId> Volunteers =>
        Facts.Concat(SmallFacts).OfType<ConsentDecided>().Select(consent => consent.PersonId).Distinct();

    public static async Task WriteAsync(string file) => await File.WriteAllLinesAsync(file, Facts.Select(EventJson.Of));

    /// <summary>A smaller one, just large enough for a list: the servers of the tests take their time.</summary>
    public static async Task WriteSmallAsync(string file) => await File.WriteAllLinesAsync(file, SmallFacts.Select(EventJson.Of));

    private static PersonId Named(PersonId id) => new($"employee-{id}-of-tests");
}
