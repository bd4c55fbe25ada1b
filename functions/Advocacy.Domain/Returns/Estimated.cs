namespace Advocacy.Domain.Returns;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimated(double Value, double Low, double High)
{
    /// <summary>The figure as it is told: two digits, so that one person more or less is not seen in it.</summary>
    public Estimated Told() => new(Rounded(Value), Rounded(Low), Rounded(High));

    /// <summary>Times a number; the ends change places where it is below 0.</summary>
    public Estimated Times(double factor) =>
        factor < 0 ? new(factor * Value, factor * High, factor * Low) : new(factor * Value, factor * Low, factor * High);

    /// <summary>Both together; the ends add up, so that the interval is rather too wide than too narrow.</summary>
    public Estimated Plus(Estimated other) => new(Value + other.Value, Low + other.Low, High + other.High);

    private static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return 0;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return (double)(Math.Round((decimal)(value / step), MidpointRounding.AwayFromZero) * (decimal)step);
    }
}
