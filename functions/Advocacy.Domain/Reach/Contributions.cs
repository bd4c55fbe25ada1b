using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What people add to one figure of one row. While they are too few for it to be told, it is known of each; then only the sum.
/// </summary>
public sealed class Contributions
{
    private SortedList<PersonId, long>? _few = [];

    /// <summary>Those of a sum, as they were written down.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="few">The people while it may not be told; null where it may.</param>
    public static Contributions Of(long sum, IDictionary<PersonId, long>? few) => new() { Sum = sum, _few = few is null ? null : new(few) };

    /// <summary>The sum.</summary>
    public long Sum { get; private set; }

    /// <summary>Whether it may be told.</summary>
    public bool MayBeTold => _few is null;

    /// <summary>The people, each with what they add; empty where it may be told.</summary>
    public IReadOnlyCollection<KeyValuePair<PersonId, long>> Few => _few is null ? [] : _few;

    /// <summary>Adds a person's, above 0.</summary>
    public void Add(PersonId person, long amount)
    {
        Sum = checked(Sum + amount);
        if (_few is not null)
        {
            _few[person] = checked(_few.GetValueOrDefault(person) + amount);
            _few = _few.Count < SmallGroups.MinPeople ? _few : null;
        }
    }

    /// <summary>Adds those of other people.</summary>
    public void Add(Contributions other)
    {
        if (other._few is null)
        {
            Sum = checked(Sum + other.Sum);
            _few = null;
            return;
        }

        foreach (var (person, amount) in other._few)
        {
            Add(person, amount);
        }
    }
}
