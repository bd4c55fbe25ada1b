namespace Advocacy.Domain.People;

/// <summary>What is read off a person's surveys at a cut-off.</summary>
public static class Portrait
{
    /// <summary>The latest answers before a cut-off that are no older than 12 months then, or null.</summary>
    public static SurveyAnswers? SurveyAt(this EmployeeActivity person, DateTimeOffset cutoff) => person.SurveyEntryAt(cutoff)?.Answers;

    /// <summary>The same with the day of the answers.</summary>
    public static (DateOnly AnsweredOn, SurveyAnswers Answers)? SurveyEntryAt(this EmployeeActivity person, DateTimeOffset cutoff)
    {
        var day = DateOnly.FromDateTime(cutoff.UtcDateTime);
        var latest = person.Surveys.LastOrDefault(pair => pair.Key < day);
        return latest.Value is null || latest.Key < ProfileMap.OldestValid(day) ? null : (latest.Key, latest.Value.Value);
    }

    /// <summary>Whether people of a profile are left alone: to push them is counter-productive.</summary>
    public static bool IsLeftAlone(this Profile profile) => profile is Profile.Grumbler or Profile.Opponent or Profile.Rebel;

    /// <summary>Whether people of a profile can be won: hesitant or constructive.</summary>
    public static bool CanBeWon(this Profile profile) => profile is Profile.Hesitant or Profile.Constructive;
}
