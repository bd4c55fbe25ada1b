using Advocacy.Domain.Activity;
using Advocacy.Domain.Ambassadors;
using Advocacy.Domain.Reach;

namespace Advocacy.Pipeline.Figures;

/// <summary>What booking made of a part of the people, not for publication.</summary>
/// <param name="Cells">What their shares gained.</param>
/// <param name="People">People looked at.</param>
/// <param name="Sharers">People who share on each network.</param>
/// <param name="Disclosed">How many of their posts say that they work here.</param>
/// <param name="Adoption">Their adoption by week.</param>
/// <param name="Slices">The slices of what is booked of them.</param>
public sealed record BookedPart(
    DayCells Cells,
    long People,
    IReadOnlyDictionary<string, int> Sharers,
    DisclosedPosts Disclosed,
    AdoptionPart Adoption,
    IReadOnlyList<LedgerSlice> Slices
);

/// <summary>Counts a part of the people, one after the other.</summary>
/// <param name="adoption">Their adoption.</param>
/// <param name="through">The last day to be closed.</param>
internal sealed class BookingTally(AdoptionFold adoption, DateOnly through)
{
    private readonly DayCells _cells = new();
    private readonly Dictionary<string, int> _sharers = new(StringComparer.Ordinal);
    private long _people;
    private DisclosedPosts _disclosed = DisclosedPosts.None;

    public void Add(EmployeeActivity person, List<Gain> gains)
    {
        _people++;
        _cells.Add(person.PersonId, gains);
        adoption.Add(person);
        _disclosed = _disclosed.Plus(DisclosedPosts.Of(person, through.AddDays(1)));
        foreach (var network in NetworksOf(person).Distinct())
        {
            _sharers[network] = _sharers.GetValueOrDefault(network) + 1;
        }
    }

    public BookedPart Part(IReadOnlyList<LedgerSlice> slices) => new(_cells, _people, _sharers, _disclosed, adoption.Part(), slices);

    private IEnumerable<string> NetworksOf(EmployeeActivity person) =>
        person
            .Shares.Values.Where(share => DateOnly.FromDateTime(share.SharedAt.UtcDateTime) <= through)
            .Select(share => share.Post.Value.Network);
}
