namespace Advocacy.Domain.Invitations;

/// <summary>How people of a profile did who were invited on earlier lists whose horizon has passed.</summary>
/// <param name="Invited">People invited, each once.</param>
/// <param name="Accepted">Of these, accepted.</param>
/// <param name="Active">Of these, who were active ambassadors after the horizon.</param>
public sealed record PeopleLikeThem(int Invited, int Accepted, int Active)
{
    /// <summary>Nobody.</summary>
    public static PeopleLikeThem None { get; } = new(0, 0, 0);

    /// <summary>Both together.</summary>
    public PeopleLikeThem Plus(PeopleLikeThem other) => new(Invited + other.Invited, Accepted + other.Accepted, Active + other.Active);
}
