using Advocacy.Domain.Values;

namespace Advocacy.Domain.Activity;

/// <summary>Who takes part in what, and when. Everything that measures, scores, lists or trains asks here and nowhere else.</summary>
public static class Volunteering
{
    /// <summary>Whether the person may be read for a purpose: their latest decision allows it. None is no.</summary>
    public static bool ConsentsTo(this EmployeeActivity person, Purpose purpose) =>
        purpose == Purpose.Rights || (person.Consents.Count > 0 && person.Consents[^1].Value.Allows(purpose));

    /// <summary>Whether the person had consented to a purpose before a cut-off and has not withdrawn since: a withdrawal takes people out
    /// of the past too, and a later consent does not bring them into it.</summary>
    public static bool IsVolunteerAt(this EmployeeActivity person, DateTimeOffset cutoff, Purpose purpose)
    {
        if (!person.ConsentsTo(purpose))
        {
            return false;
        }

        var latest = person.Consents.LastOrDefault(pair => pair.Key < cutoff);
        return latest.Key != default && latest.Value.Allows(purpose);
    }

    /// <summary>The UTC day on which the person consented to a purpose again after a withdrawal, the last time; null where they never
    /// withdrew.</summary>
    public static DateOnly? ReturnedOn(this EmployeeActivity person, Purpose purpose)
    {
        var (was, withdrew) = (false, false);
        DateOnly? returned = null;
        foreach (var (at, consent) in person.Consents)
        {
            var allows = consent.Allows(purpose);
            withdrew |= was && !allows;
            if (allows && !was && withdrew)
            {
                returned = DateOnly.FromDateTime(at.UtcDateTime);
            }

            was = allows;
        }

        return returned;
    }
}
