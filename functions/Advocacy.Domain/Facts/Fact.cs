namespace Advocacy.Domain.Facts;

/// <summary>What one valid event of the contract says. The set of kinds is closed.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }
}
