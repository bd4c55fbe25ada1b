using CsCheck;

namespace Advocacy.Tests.Ml.Training;

public sealed class SampleTests
{
    [Fact]
    public void Add_FewRows_KeepsAll()
    {
        var sample = Of(Enumerable.Range(0, 20), rowsEach: 3, mostRows: 60);
        Assert.Equal((60, 1), (sample.Rows.Count, sample.Share));
    }

    [Fact]
    public void Add_ManyRows_KeepsAShareOfThePeopleWithAllTheirRows()
    {
        var sample = Of(Enumerable.Range(0, 20_000), rowsEach: 3, mostRows: 10_000);
        Assert.Equal(0.125, sample.Share);
        Assert.InRange(sample.Rows.Count, 6500, 8500);
        Assert.All(sample.Rows.CountBy(row => row.Person), person => Assert.Equal(3, person.Value));
    }

    [Fact]
    public void Add_AnyOrder_DrawsTheSamePeople() =>
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, 200).ToArray()), Gen.Int[1, 300])
            .Sample(
                (people, mostRows) =>
                    Assert.Equal(
                        Of(Enumerable.Range(0, 200), 2, mostRows).Rows.Select(row => row.Features[0]).Distinct().Order(),
                        Of(people, 2, mostRows).Rows.Select(row => row.Features[0]).Distinct().Order()
                    )
            );

    private static Sample Of(IEnumerable<int> people, int rowsEach, int mostRows)
    {
        var sample = new Sample(mostRows);
        foreach (var person in people.Where(person => sample.Has(new($"p{person}"))))
        {
            sample.Add(
                new($"p{person}"),
                Enumerable
                    .Range(0, rowsEach)
                    .Select(cutoff => new Example(person, cutoff, [person], false, new(default, EmployeeAttributes.Unknown)))
            );
        }

        return sample;
    }
}
