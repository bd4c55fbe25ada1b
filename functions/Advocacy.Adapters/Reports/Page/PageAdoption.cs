namespace Advocacy.Adapters.Reports.Page;

/// <summary>Adoption of a week on the page.</summary>
/// <param name="Week">The Monday.</param>
/// <param name="Consenting">Volunteers.</param>
/// <param name="Active">Active ambassadors, or null where they must not be told.</param>
internal sealed record PageAdoption(int Week, int Consenting, int? Active);
