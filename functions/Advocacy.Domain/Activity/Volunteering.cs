using Advocacy.Domain.Values;

namespace Advocacy.Domain.Activity;

/// <summary>Who takes part, and when. Everything that scores, lists or trains asks here and nowhere else.</summary>
public static class Volunteering
{
    /// <summary>Whether the person consents now: their latest decision grants. None is no.</summary>
    public static bool HasStandingConsent(this EmployeeActivity person) => person.Consents.Count > 0 && person.Consents[^1].Value.Granted;

    /// <summary>Whether the person may be read for a purpose. A decision of version 1 of the contract is about all purposes at
    /// once.</summary>
    public static bool ConsentsTo(this EmployeeActivity person, Purpose purpose) =>
        purpose == Purpose.Rights || person.HasStandingConsent();

    /// <summary>Whether the person had consented before a cut-off and has not withdrawn since: a withdrawal takes people out
    /// of the past too, and a later consent does not bring them into it.</summary>
    public static bool IsVolunteerAt(this EmployeeActivity person, DateTimeOffset cutoff)
    {
        if (!person.HasStandingConsent())
        {
            return false;
        }

        var latest = person.Consents.LastOrDefault(pair => pair.Key < cutoff);
        return latest.Key != default && latest.Value.Granted;
    }
}
