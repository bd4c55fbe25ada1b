namespace Advocacy.Tests.Support;

/// <summary>The small simulated company, in which people have ids that occur nowhere by chance, so that they can be searched for byte by
/// byte.</summary>
internal static class NamedCompany
{
    public static IEnumerable<Fact> Facts => SimulatedFacts.All.Select(fact => fact.WithPeople(Named));

    /// <summary>The ids of those who consented at some time.</summary>
    public static IEnumerable<PersonId> Volunteers => Facts.OfType<ConsentDecided>().Select(consent => consent.PersonId).Distinct();

    public static async Task WriteAsync(string file) => await File.WriteAllLinesAsync(file, Facts.Select(EventJson.Of));

    private static PersonId Named(PersonId id) => new($"employee-{id}-of-tests");
}
