using Advocacy.Domain.Activity;
using Advocacy.Domain.Values;

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

/// <summary>Digital culture × company link × own interest, before a cut-off. What acts show is put on the survey's scale by fixed steps,
/// which are a convention of this program.</summary>
/// <param name="DigitalCulture">Ease with social networks; by networks held and weeks in which they shared or reacted.</param>
/// <param name="CompanyLink">Attachment to the company; by what they did with colleagues' shares.</param>
/// <param name="OwnInterest">What they gain; by how many of their shares were answered.</param>
public sealed record PersonPortrait(PortraitAxis DigitalCulture, PortraitAxis CompanyLink, PortraitAxis OwnInterest)
{
    private const int Highest = 5;
    private const int Weeks = 12;
    private static readonly int[] InteractionSteps = [1, 3, 6, 12];

    /// <summary>The portrait of a person from what had happened before a cut-off.</summary>
    public static PersonPortrait At(EmployeeActivity person, DateTimeOffset cutoff)
    {
        var survey = person.SurveyAt(cutoff);
        var from = cutoff.AddDays(-7 * Weeks);
        var interactions = person
            .Interactions.Where(interaction => interaction.At >= from && interaction.At < cutoff)
            .Select(interaction => interaction.At)
            .ToList();
        return new(
            new(survey?.DigitalCulture, Ease(person, interactions, from, cutoff)),
            new(survey?.CompanyLink, 1 + InteractionSteps.Count(step => interactions.Count >= step)),
            new(survey?.OwnInterest, Answered(person, cutoff))
        );
    }

    private static int Ease(EmployeeActivity person, List<DateTimeOffset> interactions, DateTimeOffset from, DateTimeOffset cutoff)
    {
        var shares = person.Shares.Values.Where(share => share.SharedAt < cutoff).ToList();
        var networks = person
            .Followers.Where(count => count.Key.At < cutoff && count.Value.Value > 0)
            .Select(count => count.Key.Network)
            .Union(shares.Select(share => share.Post.Value.Network), StringComparer.Ordinal)
            .Count();
        var weeks = shares
            .Select(share => share.SharedAt)
            .Where(at => at >= from)
            .Concat(interactions)
            .Select(at => (cutoff - at).Days / 7)
            .Distinct()
            .Count();
        return Math.Min(Highest, 1 + Math.Min(networks, 2) + (weeks > 0 ? 1 : 0) + (weeks >= Weeks / 2 ? 1 : 0));
    }

    private static int? Answered(EmployeeActivity person, DateTimeOffset cutoff)
    {
        var shares = person.Shares.Values.Where(share => share.SharedAt < cutoff).ToList();
        return shares.Count == 0 ? null : 1 + (int)Math.Round((Highest - 1) * shares.Average(share => IsAnswered(share, cutoff) ? 1.0 : 0));
    }

    private static bool IsAnswered(ShareActivity share, DateTimeOffset cutoff) =>
        share
            .Engagement.Days.Where(day => new DateTimeOffset(day.Key.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) <= cutoff)
            .Any(day => (day.Value.Reactions ?? 0) + (day.Value.Comments ?? 0) + (day.Value.Reshares ?? 0) > 0);
}

/// <summary>One axis of the portrait, each from 1 to 5: what the person said, and what their acts show. Either can be unknown.</summary>
/// <param name="Survey">By the valid survey, or null.</param>
/// <param name="Behaviour">By what they did, or null where they did nothing that shows it.</param>
public readonly record struct PortraitAxis(int? Survey, int? Behaviour)
{
    /// <summary>What is known: what they said, or else what their acts show.</summary>
    public int? Level => Survey ?? Behaviour;
}
