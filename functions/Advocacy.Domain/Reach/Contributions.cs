using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What people add to one figure of one row. While they are too few for it to be told, it is known of each; then only the sum.
/// </summary>
public sealed class Contributions
{
    private SortedList<PersonId, long>? _few = [];

    /// <summary>The sum.</summary>
    public long Sum { get; private set; }

    /// <summary>How many people add to it; where it may be told, at least.</summary>
    public int People { get; private set; }

    /// <summary>Whether it may be told.</summary>
    public bool MayBeTold => _few is null;

    /// <summary>The people, each with what they add; empty where it may be told.</summary>
    public IReadOnlyCollection<KeyValuePair<PersonId, long>> Few => _few is null ? [] : _few;

    /// <summary>Adds a person's: once where it may be told already, since they are not looked for then.</summary>
    public void Add(PersonId person, long amount)
    {
        if (amount == 0)
        {
            return;
        }

        Sum = checked(Sum + amount);
        if (_few is null)
        {
            People++;
            return;
        }

        var both = checked(_few.GetValueOrDefault(person) + amount);
        if (both == 0)
        {
            _few.Remove(person);
        }
        else
        {
            _few[person] = both;
        }

        People = _few.Count;
        _few = People < SmallGroups.MinPeople ? _few : null;
    }

    /// <summary>Adds those of other people.</summary>
    public void Add(Contributions other)
    {
        if (other._few is not null)
        {
            foreach (var (person, amount) in other._few)
            {
                Add(person, amount);
            }

            return;
        }

        Sum = checked(Sum + other.Sum);
        People += other.People;
        _few = null;
    }
}
