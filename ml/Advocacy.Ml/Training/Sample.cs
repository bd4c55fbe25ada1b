using Advocacy.Domain.Merging;
using Advocacy.Domain.Values;
using Advocacy.Ml.Learning;

namespace Advocacy.Ml.Training;

/// <summary>Rows of people drawn at random, so that there are never more than a number: of each person all rows or none, as people are what
/// is drawn wherever intervals are made. Who is drawn follows from the person alone.</summary>
/// <param name="mostRows">Most rows, above 0.</param>
internal sealed class Sample(int mostRows)
{
    private List<(double Draw, Example Row)> _rows = [];

    /// <summary>Share of the people who are in it, above 0 to 1.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>The rows, in the order in which they came; where people were drawn, these are numbered anew, from 0.</summary>
    public List<Example> Rows
    {
        get
        {
            if (Share == 1)
            {
                return [.. _rows.Select(row => row.Row)];
            }

            var numbers = new Dictionary<int, int>();
            return
            [
                .. _rows.Select(row =>
                {
                    numbers.TryAdd(row.Row.Person, numbers.Count);
                    return row.Row with { Person = numbers[row.Row.Person] };
                }),
            ];
        }
    }

    /// <summary>Whether a person is drawn, as far as is known by now.</summary>
    public bool Has(PersonId person) => DrawOf(person) < Share;

    /// <summary>Adds the rows of a person who is drawn. Where they become too many, half of the people leave.</summary>
    public void Add(PersonId person, IEnumerable<Example> rows)
    {
        var draw = DrawOf(person);
        _rows.AddRange(rows.Select(row => (draw, row)));
        while (_rows.Count > mostRows)
        {
            Share /= 2;
            _rows = [.. _rows.Where(row => row.Draw < Share)];
        }
    }

    /// <summary>A number of 0 to below 1 for each person, by a hash.</summary>
    private static double DrawOf(PersonId person) =>
        Convert.ToUInt32(Fingerprint.Hex("sample", person.Value)[..8], 16) / (uint.MaxValue + 1.0);
}
