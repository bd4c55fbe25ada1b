using Advocacy.Pipeline.Privacy;

namespace Advocacy.Web.SignIn;

/// <summary>Finds people by their addresses.</summary>
internal static class AddressBooks
{
    /// <summary>Whose an address is; nobody's where two people have it: neither may see what is the other's.</summary>
    public static Addressee? Find(IEnumerable<Addressee> people, string address)
    {
        var found = people.Where(person => string.Equals(person.Email, address, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count > 0 && found.TrueForAll(person => person.Employee == found[0].Employee) ? found[0] : null;
    }
}
