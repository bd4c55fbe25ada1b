namespace Advocacy.Domain.Ambassadors;

/// <summary>Adoption at the start of a week.</summary>
/// <param name="Week">The Monday, UTC.</param>
/// <param name="Consenting">People who had consented and have not withdrawn since.</param>
/// <param name="Active">Of these, active ambassadors.</param>
public sealed record AdoptionWeek(DateOnly Week, int Consenting, int Active)
{
    /// <summary>active ambassadors / consenting employees, 0 to 1, or null where nobody consents.</summary>
    public double? Adoption => Consenting == 0 ? null : (double)Active / Consenting;
}
