using System.Text;
using System.Text.Json;

namespace Advocacy.Tests.Support;

/// <summary>Facts that name people as their events do: the company's ids stand where behind the ingest pseudonyms are.</summary>
internal static class NamedFacts
{
    /// <summary>What an event says, or what is wrong with it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static (Fact? Fact, Problem? Problem) Read(string json)
    {
        var batch = new EventReader(employee => new(employee.Value)).Read(Encoding.UTF8.GetBytes(json));
        return batch switch
        {
            { Problems: [({ Reason: BadRowReason.NotJson }, _)] } => throw new JsonException(json),
            { Facts: [var fact] } => (fact, null),
            _ => (null, batch.Problems.Single().Problem),
        };
    }

    /// <summary>The same fact with other ids for the people whom it names; itself where it names nobody.</summary>
    public static Fact WithPeople(this Fact fact, Func<PersonId, PersonId> rename) =>
        fact switch
        {
            EmployeeRecorded e => e with { PersonId = rename(e.PersonId) },
            SurveyAnswered s => s with { PersonId = rename(s.PersonId) },
            ConsentDecided c => c with { PersonId = rename(c.PersonId) },
            ShareMade s => s with { PersonId = rename(s.PersonId), Mentions = [.. s.Mentions.Select(rename)] },
            InteractionMade i => i with { PersonId = rename(i.PersonId) },
            InvitationRecorded i => i with { PersonId = rename(i.PersonId) },
            PreferenceStated p => p with { PersonId = rename(p.PersonId) },
            ErasureRequested e => e with { PersonId = rename(e.PersonId) },
            _ => fact,
        };
}
