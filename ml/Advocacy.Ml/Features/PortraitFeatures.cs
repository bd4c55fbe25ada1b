using Advocacy.Domain.Activity;
using Advocacy.Domain.People;
using Advocacy.Domain.Values;

namespace Advocacy.Ml.Features;

/// <summary>Who the person is: interactions with colleagues' shares, networks, survey answers, time in the company.</summary>
internal sealed class PortraitFeatures(EmployeeActivity person)
{
    private readonly DateTimeOffset[] _interactedAt = [.. person.Interactions.Select(interaction => interaction.At)];
    private readonly DateTimeOffset[] _commentedAt =
    [
        .. person.Interactions.Where(interaction => interaction.Kind == InteractionKind.Comment).Select(interaction => interaction.At),
    ];

    public void Add(List<float> row, DateTimeOffset at)
    {
        row.Add(Windows.CountWithin(_interactedAt, at, 4));
        row.Add(Windows.CountWithin(_interactedAt, at, 12));
        row.Add(Windows.DaysSinceLast(_interactedAt, at));
        row.Add(Windows.CountWithin(_commentedAt, at, 12));
        AddNetworks(row, at);
        AddSurvey(row, at);
    }

    private void AddNetworks(List<float> row, DateTimeOffset at)
    {
        var known = person
            .Followers.Where(pair => pair.Key.At < at)
            .GroupBy(pair => pair.Key.Network)
            .Select(group => group.Last().Value.Value)
            .ToList();
        row.Add(known.Count == 0 ? float.NaN : known.Count);
        row.Add(known.Count == 0 ? float.NaN : known.Sum());
    }

    private void AddSurvey(List<float> row, DateTimeOffset at)
    {
        var entry = person.SurveyEntryAt(at);
        var day = DateOnly.FromDateTime(at.UtcDateTime).DayNumber;
        row.Add(entry?.Answers.DigitalCulture ?? float.NaN);
        row.Add(entry?.Answers.CompanyLink ?? float.NaN);
        row.Add(person.AttributesBefore(at).HiredOn is { } hired ? Math.Max(0, day - hired.DayNumber) : float.NaN);
        row.Add(entry?.Answers.Synergy ?? float.NaN);
        row.Add(entry?.Answers.Antagonism ?? float.NaN);
        row.Add(entry?.Answers.OwnInterest ?? float.NaN);
        row.Add(entry is null ? float.NaN : day - entry.Value.AnsweredOn.DayNumber);
    }
}
