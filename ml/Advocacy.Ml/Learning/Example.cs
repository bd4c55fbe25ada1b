namespace Advocacy.Ml.Learning;

/// <summary>A row: a person at a cut-off.</summary>
/// <param name="Person">The person's number.</param>
/// <param name="Cutoff">The cut-off's number.</param>
/// <param name="Features">Scaled; NaN is missing.</param>
/// <param name="Converts">The label.</param>
/// <param name="Group">What groups they belong to, for fairness; no feature.</param>
internal sealed record Example(int Person, int Cutoff, float[] Features, bool Converts, ExampleGroup Group)
{
    /// <summary>After how many weeks it is known that the person converts; null where they do not, or it is not known.</summary>
    public int? WeeksToConvert { get; init; }
}
