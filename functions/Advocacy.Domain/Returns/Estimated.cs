namespace Advocacy.Domain.Returns;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimated(double Value, double Low, double High)
{
    /// <summary>The figure as it is told: two digits of the largest of its own numbers and of what it was reckoned from, so that neither a
    /// person more or less, nor a difference of larger figures, is seen in it.</summary>
    /// <param name="from">The largest of what it was reckoned from.</param>
    public Estimated Told(double from = 0) => ToldBy(StepOf([Value, Low, High, from]));

    /// <summary>The largest of its numbers, whatever their signs.</summary>
    public double Size => new[] { Value, Low, High }.Max(Math.Abs);

    /// <summary>All three in whole steps.</summary>
    public Estimated ToldBy(double step) => new(Rounded(Value, step), Rounded(Low, step), Rounded(High, step));

    /// <summary>The step that leaves two digits of the largest number.</summary>
    public static double StepOf(IEnumerable<double> numbers)
    {
        var largest = numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest > 0 ? Math.Pow(10, Math.Floor(Math.Log10(largest)) - 1) : 1;
    }

    /// <summary>Times a number; the ends change places where it is below 0.</summary>
    public Estimated Times(double factor) =>
        factor < 0 ? new(factor * Value, factor * High, factor * Low) : new(factor * Value, factor * Low, factor * High);

    /// <summary>Both together; the ends add up, so that the interval is rather too wide than too narrow.</summary>
    public Estimated Plus(Estimated other) => new(Value + other.Value, Low + other.Low, High + other.High);

    private static double Rounded(double value, double step) =>
        double.IsFinite(value) ? (double)(Math.Round((decimal)(value / step), MidpointRounding.AwayFromZero) * (decimal)step) : 0;
}
