using Advocacy.Domain.Reach;

namespace Advocacy.Domain.Facts;

/// <summary>A post by an employee on one network.</summary>
/// <param name="ShareId">The post.</param>
/// <param name="EmployeeId">Its author.</param>
/// <param name="RecordedAt">When the source recorded it; the latest wins.</param>
/// <param name="Share">What it is.</param>
/// <param name="Mentions">Colleagues that it names.</param>
public sealed record ShareMade(string ShareId, string EmployeeId, DateTimeOffset RecordedAt, Share Share, IReadOnlyList<string> Mentions) : Fact
{
    /// <inheritdoc/>
    public override Fact WithPeople(Func<string, string> rename) => this with { EmployeeId = rename(EmployeeId), Mentions = [.. Mentions.Select(rename)] };
}
