using System.Runtime.CompilerServices;
using Advocacy.Domain.Values;

namespace Advocacy.Domain.Reach;

/// <summary>What somebody's shares gained, figure by figure: every counter, and what follows it here. All that is published is made of
/// these.</summary>
public struct Amounts
{
    /// <summary>How many figures there are.</summary>
    public const int Count = Counter.Count + 2;

    /// <summary>Shares posted.</summary>
    public const int Shares = Counter.Count;

    /// <summary>Followers when shared.</summary>
    public const int Followers = Counter.Count + 1;

    private Values _values;

    /// <summary>The name of a figure: it is kept by name, since numbers change with the table of counters.</summary>
    public static string NameOf(int figure) =>
        figure switch
        {
            Shares => "shares",
            Followers => "followers",
            _ => Counter.All[figure].Name,
        };

    /// <summary>The figure of a name; null where there is none.</summary>
    public static int? OfName(string name)
    {
        for (var figure = 0; figure < Count; figure++)
        {
            if (NameOf(figure) == name)
            {
                return figure;
            }
        }

        return null;
    }

    /// <summary>A figure: a counter by its index, or one of the above.</summary>
    public long this[int figure]
    {
        readonly get => _values[figure];
        set => _values[figure] = value;
    }

    /// <summary>Adds another's, figure by figure.</summary>
    public void Add(in Amounts other)
    {
        for (var i = 0; i < Count; i++)
        {
            _values[i] += other._values[i];
        }
    }

    /// <summary>Adds counters; what is not reported counts 0.</summary>
    public void Add(Counters counters)
    {
        foreach (var counter in Counter.All)
        {
            _values[counter.Index] += counters[counter] ?? 0;
        }
    }

    /// <summary>Whether any figure is not 0.</summary>
    public readonly bool Any
    {
        get
        {
            foreach (var value in _values)
            {
                if (value != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    [InlineArray(Count)]
    private struct Values
    {
        private long _first;
    }
}
