using Advocacy.Domain.Ambassadors;

namespace Advocacy.Ml.Features;

/// <summary>The rhythm of the person's shares: counts that decay, how far back the last few lie, and whether they are in a phase of
/// speaking up.</summary>
internal sealed class RhythmFeatures(Timeline timeline)
{
    private static readonly double[] HalfLifeDays = [3.5, 14, 56, 182];
    private static readonly int[] FromTheLast = [2, 3, 5, 10];

    public void Add(List<float> row, DateTimeOffset at)
    {
        foreach (var days in HalfLifeDays)
        {
            row.Add(Decay.Count(timeline.SharedAt, at, days));
        }

        var before = AmbassadorDefinition.CountBefore(timeline.SharedAt, at);
        foreach (var number in FromTheLast)
        {
            row.Add(before < number ? float.NaN : (float)(at - timeline.SharedAt[before - number]).TotalDays);
        }

        row.Add(SpeakingPhase.Probability(timeline.SharedAt, at));
    }
}
