namespace Advocacy.Domain.Facts;

/// <summary>What one valid event of the contract says. The set of kinds is closed.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }

    /// <summary>The same fact with other ids for the people whom it names; itself where it names nobody.</summary>
    public abstract Fact WithPeople(Func<string, string> rename);
}
