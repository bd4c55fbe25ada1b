using System.Globalization;

namespace Advocacy.Tests.Pipeline;

/// <summary>The same input makes the same bytes, whatever the machine's culture is.</summary>
public sealed class CultureTests
{
    [Fact]
    public async Task Run_CultureThatWritesEverythingOtherwise_MakesTheSameBytes()
    {
        var facts = SimulatedFacts.Of(120, 6, 4);
        using var usual = await HalfAYear.RunAsync(facts);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Odd();
            using var odd = await HalfAYear.RunAsync(facts);
            Assert.Equal(HalfAYear.Outputs(usual), HalfAYear.Outputs(odd));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains(HalfAYear.Outputs(usual), file => file.Name.EndsWith("card.json", StringComparison.Ordinal));
    }

    /// <summary>Where a machine has no cultures, one can still be made: commas for points, other signs, other days.</summary>
    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (
            ",",
            " ",
            "~"
        );
        (culture.NumberFormat.PercentDecimalSeparator, culture.NumberFormat.PercentGroupSeparator, culture.NumberFormat.PercentSymbol) = (
            ",",
            " ",
            "pct"
        );
        (culture.DateTimeFormat.DateSeparator, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.ShortDatePattern) = (
            ".",
            "h",
            "dd/MM/yyyy"
        );
        return culture;
    }
}
