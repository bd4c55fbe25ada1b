using Advocacy.Domain.Values;

namespace Advocacy.Domain.Facts;

/// <summary>What one valid event of the contract says. The set of kinds is closed.</summary>
public abstract record Fact
{
    private protected Fact() { }

    /// <summary>The same fact with other ids for the people whom it names; itself where it names nobody.</summary>
    public abstract Fact WithPeople(Func<string, string> rename);
}

/// <summary>A person's attributes and followers as recorded at an instant.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RecordedAt">When they held; undated records hold from the beginning (<see cref="DateTimeOffset.MinValue"/>).</param>
/// <param name="Attributes">Department, team and the like.</param>
/// <param name="Followers">Followers a network, at least 0.</param>
public sealed record EmployeeRecorded(
    string EmployeeId,
    DateTimeOffset RecordedAt,
    EmployeeAttributes Attributes,
    IReadOnlyDictionary<string, long> Followers
) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}

/// <summary>A person's answers to the survey.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RecordedAt">When the source recorded them; the later record of one day wins.</param>
/// <param name="AnsweredOn">The day of the answers.</param>
/// <param name="Answers">The answers.</param>
public sealed record SurveyAnswered(string EmployeeId, DateTimeOffset RecordedAt, DateOnly AnsweredOn, SurveyAnswers Answers) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}

/// <summary>A person's decision to take part, or no longer to.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="At">When it was taken; the latest wins.</param>
/// <param name="Granted">Whether it grants.</param>
public sealed record ConsentDecided(string EmployeeId, DateTimeOffset At, bool Granted) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}

/// <summary>Something worth sharing that the company published.</summary>
/// <param name="ContentId">The content.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Content">What it is.</param>
public sealed record ContentPublished(string ContentId, DateTimeOffset RecordedAt, Content Content) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this;
}

/// <summary>A post by an employee on one network.</summary>
/// <param name="ShareId">The post.</param>
/// <param name="EmployeeId">Its author.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Share">What it is.</param>
/// <param name="Mentions">Colleagues that it names.</param>
public sealed record ShareMade(string ShareId, string EmployeeId, DateTimeOffset RecordedAt, Share Share, IReadOnlyList<string> Mentions)
    : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) =>
        this with
        {
            EmployeeId = rename(EmployeeId),
            Mentions = [.. Mentions.Select(rename)],
        };
}

/// <summary>The cumulative counters of a share as seen at an instant.</summary>
/// <param name="ShareId">The share; it may become known later.</param>
/// <param name="ObservedAt">When they were seen, UTC.</param>
/// <param name="Counters">The counters since the share was posted.</param>
public sealed record EngagementObserved(string ShareId, DateTimeOffset ObservedAt, Counters Counters) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this;
}

/// <summary>A colleague's reaction to a share.</summary>
/// <param name="EmployeeId">The colleague.</param>
/// <param name="Interaction">To what, how and when.</param>
public sealed record InteractionMade(string EmployeeId, Interaction Interaction) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}

/// <summary>What became of a person on a weekly list.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="Invitation">Which list, what and when.</param>
public sealed record InvitationRecorded(string EmployeeId, Invitation Invitation) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}

/// <summary>A person's demand to be forgotten. It is final: nothing of them is taken in afterwards.</summary>
/// <param name="EmployeeId">The person.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record ErasureRequested(string EmployeeId, DateTimeOffset RequestedAt) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId) };
}
