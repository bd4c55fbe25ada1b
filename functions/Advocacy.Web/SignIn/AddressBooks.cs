using Advocacy.Pipeline.Privacy;

namespace Advocacy.Web.SignIn;

/// <summary>Finds people by their addresses.</summary>
internal static class AddressBooks
{
    /// <summary>Whose an address is; nobody's where two people have it: neither may see what is the other's.</summary>
    public static Addressee? Find(IEnumerable<Addressee> people, string address) =>
        Only([.. people.Where(person => string.Equals(person.Email, address, StringComparison.OrdinalIgnoreCase))]);

    /// <summary>The one person whom entries are about, or null.</summary>
    public static Addressee? Only(IReadOnlyList<Addressee> entries) =>
        entries.Count > 0 && entries.All(person => person.Employee == entries[0].Employee) ? entries[0] : null;
}
